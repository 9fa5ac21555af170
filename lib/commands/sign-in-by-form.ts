import type { Page } from "@playwright/test";
import { demoPassword, staff } from "@/db/seed/personas";
import { freshDemoCode } from "./demo-code";

/** Signs one of the demo's people in as they do it themselves; staff with their one-time code. */
export async function signInByForm(page: Page, email: string, databaseUrl?: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(demoPassword);
  await page.locator('input[name="password"]').press("Enter");
  if (staff.some((person) => person.email === email)) {
    await page.locator('input[name="code"]').fill(await freshDemoCode(databaseUrl));
    await page.locator('input[name="code"]').press("Enter");
  }
  await page.waitForURL((at) => !at.pathname.startsWith("/sign-in"));
}
