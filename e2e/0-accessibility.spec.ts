import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signIn, speak } from "./fixtures/instance";

/** axe finds nothing on any page, in English by day and in Chinese by night. */
const customerPages = [
  "/overview",
  "/services",
  "/services/face-fusion",
  "/free-packs",
  "/purchase",
  "/packs",
  "/orders",
  "/usage",
  "/calculator",
  "/calculator?image-face-fusion=9999&image-face-fusion.peak=10&image-face-fusion.pack-1000=2&face-search=x",
  "/calculator?image-face-fusion=9999&image-face-fusion.peak=10&image-face-fusion.pack-1000=2&face-search=5",
  "/bills",
  "/balance",
  "/balance/top-up",
  "/messages",
  "/settings",
  "/settings/security",
  "/keys",
  "/members",
];
const staffPages = [
  "/admin/accounts",
  "/admin/clock",
  "/admin/keys",
  "/admin/audit",
  "/admin/security",
  "/finance/overview",
  "/finance/runs",
  "/finance/bills",
  "/finance/quotes",
  "/finance/prices",
  "/finance/reconciliation",
  "/finance/revenue",
  "/finance/exports",
];
const looks = [
  { locale: "en", colorScheme: "light" },
  { locale: "zh", colorScheme: "dark" },
] as const;

for (const { locale, colorScheme } of looks) {
  test(`pages are accessible (${locale}, ${colorScheme})`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found: string[] = [];
    const look = async (path: string) => {
      await page.goto(path);
      await expect(page.locator("h1").first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      found.push(
        ...violations.map(
          ({ id, nodes }) => `${path}: ${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
        ),
      );
    };
    await speak(page, locale);
    for (const path of [
      "/sign-in",
      "/sign-up",
      "/forgot-password",
      "/verify-email",
      "/docs/api",
      "/calculator?site=china&face-search=52000000",
    ])
      await look(path);
    await signIn(page, "prepaid@demo.example", locale);
    for (const path of customerPages) await look(path);
    await page.context().clearCookies();
    await signIn(page, "admin@demo.example", locale);
    for (const path of staffPages) await look(path);
    expect(found).toEqual([]);
  });
}
