import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { freePort } from "@/db/free-port";
import { temporaryFolder } from "@/db/temporary-folder";

/**
 * Builds the console, starts a whole demo instance with data of its own on a free port, drives it in Chromium, and
 * ends it. Arguments are passed on to Playwright.
 */
ensureBrowser();
const folder = temporaryFolder("facet-e2e-");
const port = await freePort();
const demo = spawn(process.execPath, ["--import", "tsx", "lib/commands/demo.ts", "--port", String(port)], {
  env: { ...process.env, DATABASE_URL: "", DATA_DIR: folder },
  stdio: ["ignore", "pipe", "inherit"],
});
let code = 1;
try {
  const platformKey = await ready();
  code = await playwright({
    E2E_URL: `http://localhost:${port}`,
    E2E_PLATFORM_KEY: platformKey,
    E2E_DATABASE_URL: databaseUrlOf(folder),
  });
} finally {
  await ended();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(code);

/** The demo writes where it can be reached into its data folder. */
function databaseUrlOf(data: string): string {
  return (JSON.parse(readFileSync(join(data, "instance.json"), "utf8")) as { databaseUrl: string })
    .databaseUrl;
}

/** Resolves with the platform key that the demo prints once everything answers. */
function ready(): Promise<string> {
  return new Promise((done, fail) => {
    let printed = "";
    demo.stdout.on("data", (chunk: Buffer) => {
      // Request logs are noise here; what the build and the demo say is not.
      if (!chunk.toString().startsWith("{")) process.stdout.write(chunk);
      printed = (printed + chunk.toString()).slice(-20_000);
      const key = printed.match(/Platform key[^:]*: (\S+)/)?.[1];
      if (key) done(key);
    });
    demo.once("exit", (exit) => fail(new Error(`The demo ended with ${exit}`)));
  });
}

function playwright(extra: Record<string, string>): Promise<number> {
  const cli = join("node_modules", "@playwright", "test", "cli.js");
  const child = spawn(process.execPath, [cli, "test", ...process.argv.slice(2)], {
    env: { ...process.env, ...extra },
    stdio: "inherit",
  });
  return new Promise((done) => child.once("exit", (exit) => done(exit ?? 1)));
}

function ended(): Promise<void> {
  if (demo.exitCode !== null || demo.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    demo.once("exit", () => done());
    demo.kill("SIGTERM");
  });
}

/** Chromium from the system or Playwright's own; installs one when there is none. */
function ensureBrowser(): void {
  const there = () =>
    existsSync("/usr/bin/chromium") ||
    existsSync("/usr/bin/chromium-browser") ||
    existsSync(chromium.executablePath());
  if (there()) return;
  const root = process.getuid?.() === 0;
  if (root && spawnSync("apt-get", ["--version"]).status === 0) {
    console.log("Installing Chromium …");
    spawnSync("apt-get", ["update"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"], {
      stdio: "ignore",
    });
  }
  if (!there())
    spawnSync(
      process.execPath,
      [join("node_modules", "@playwright", "test", "cli.js"), "install", "chromium"],
      { stdio: "inherit" },
    );
  if (!there())
    throw new Error(
      "No Chromium found: install the system's chromium, or run `npx playwright install chromium`",
    );
}
