// `npm test`: everything that must hold, in the order in which it fails fastest. Needs nothing but Node and npm.
import { install } from "./install.mjs";
import { bin, run } from "./process.mjs";

install();
const steps = [
  ["Types", bin("next"), ["typegen"]],
  ["", bin("tsc"), ["--noEmit"]],
  ["Lint", bin("biome"), ["ci", "."]],
  ["Unit tests", bin("vitest"), ["run", "--project", "unit"]],
  ["Database tests", bin("vitest"), ["run", "--project", "database"]],
  ["Browser tests", process.execPath, ["--import", "tsx", "lib/commands/browser-tests.ts"]],
];
for (const [title, command, args] of steps) {
  if (title) console.log(`\n── ${title} ${"─".repeat(60 - title.length)}`);
  await run(command, args, { env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } }).catch((error) => {
    console.error(`\n${error.message}`);
    process.exit(1);
  });
}
