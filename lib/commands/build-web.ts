import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const mark = join(".next", "facet-sources");
const sources = [
  "app",
  "components",
  "db",
  "lib",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** Builds the web process, unless the sources are those of the last build. */
export async function buildWeb(environment: NodeJS.ProcessEnv): Promise<void> {
  const wanted = fingerprint();
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.log("Building the console, which takes a minute or two …");
  const done = spawnSync(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
    env: { ...environment, NODE_ENV: "production" },
    // What a build says interests nobody while it works, and pushes away what is printed after it.
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(`The build failed:\n${done.stdout}\n${done.stderr}`);
  writeFileSync(mark, wanted);
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const visit = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(path).update(readFileSync(path));
    }
  };
  for (const source of sources) visit(source);
  return hash.digest("hex");
}
