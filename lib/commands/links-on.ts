import type { Page } from "@playwright/test";

/** Waits for the page itself, which on many pages comes after its shape (loading.tsx). */
export async function pageIsThere(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.locator('main [data-slot="skeleton"]').first().waitFor({ state: "detached" });
}

/** Where the links of a page lead. */
export async function linksOn(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(path);
  await pageIsThere(page);
  return page
    .locator("main a[href]")
    .evaluateAll((found) => found.map((each) => each.getAttribute("href") ?? ""));
}
