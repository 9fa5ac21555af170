// `npm run demo`: from a fresh clone to a running console, with nothing but Node and npm.
// Options: --reset begins with new data; --dev runs Next.js in development mode; --port N listens elsewhere.
import { install } from "./install.mjs";
import { root, run } from "./process.mjs";

install();
await run(process.execPath, ["--import", "tsx", "lib/commands/demo.ts", ...process.argv.slice(2)], {
  cwd: root,
  shell: false,
}).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
