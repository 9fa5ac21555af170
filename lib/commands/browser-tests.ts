import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { withOwnDemo } from "./own-demo";

/**
 * Builds the console, starts a whole demo instance with data of its own on a free port, drives it in Chromium, and
 * ends it. Arguments are passed on to Playwright.
 */
ensureBrowser();
process.exit(
  await withOwnDemo(({ url, databaseUrl, platformKey, keys }) =>
    playwright({ ...keys, E2E_URL: url, E2E_PLATFORM_KEY: platformKey, E2E_DATABASE_URL: databaseUrl }),
  ),
);

function playwright(extra: Record<string, string>): Promise<number> {
  const cli = join("node_modules", "@playwright", "test", "cli.js");
  const child = spawn(process.execPath, [cli, "test", ...process.argv.slice(2)], {
    env: { ...process.env, ...extra },
    stdio: "inherit",
  });
  return new Promise((done) => child.once("exit", (exit) => done(exit ?? 1)));
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
