import { defineConfig, devices } from "@playwright/test";
import { chromiumOptions } from "./lib/commands/chromium";

/**
 * The journeys run against a whole demo instance that `lib/commands/browser-tests.ts` starts for them (E2E_URL). One
 * worker: some journeys move the instance's clock.
 */
export default defineConfig({
  testDir: "e2e",
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: process.env.CI ? [["list"], ["json", { outputFile: "test-results/report.json" }]] : [["list"]],
  use: {
    baseURL: process.env.E2E_URL ?? "http://localhost:3000",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: chromiumOptions,
  },
  projects: [
    { name: "chromium", use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } } },
  ],
});
