import { expect, type Page } from "@playwright/test";
import type { Locale } from "../lib/billing/catalog/types";
import { type RefusalCode, refusals } from "../lib/billing/refusals";
import { closeForViolations, findPackId, gift, markCampaign } from "./fixtures/arrange";
import { accountIdOf, instanceNow, reportCalls, signIn } from "./fixtures/instance";
import { CustomerPages } from "./fixtures/journey";
import { axeFindings } from "./fixtures/look";
import { test } from "./fixtures/test";
import { pattern, words } from "./fixtures/words";

/** Buying and refunding (rules section 8), in both languages: the money returns to the balances that paid. */
const password = "a long enough password";
const image = "face-fusion/image-face-fusion";

for (const locale of ["en", "zh"] as const) {
  test(`a pack is bought, refunded, and the money is back where it came from (${locale})`, async ({
    page,
  }) => {
    const t = words(locale);
    const email = `refund-${locale}-${Date.now()}@example.com`;
    const pages = new CustomerPages(page, locale);
    await pages.signUp("international", "Refund Ltd", email, password);
    await pages.activate("face-fusion");
    await pages.topUp("100");
    const accountId = await accountIdOf(email);
    await gift(accountId, "25.00", await instanceNow());
    await pages.buy(`${image}/pack-1000`, 1, "60.00");

    const packId = await findPackId(accountId, { meter: image, origin: "purchased" });
    await page.goto(`/packs/${packId}`);
    await page.getByRole("link", { name: t.packs.refundBox.button }).click();
    await page.waitForURL("**/refund");
    const review = page.getByRole("main");
    for (const text of ["25.00", "35.00", "60.00", packId])
      await expect(review.getByText(text).first()).toBeVisible();
    await review.getByRole("button", { name: t.packs.review.confirm }).click();
    await page.waitForURL("**/refund/submitted");
    expect(await axeFindings(page)).toEqual([]);
    await expect(page.getByText(t.packs.submitted.done).first()).toBeVisible({ timeout: 90_000 });

    await page.goto("/balance");
    const refundRows = page.getByRole("row").filter({ hasText: t.balance.kinds.refund });
    await expect(refundRows).toHaveCount(2);
    await expect(refundRows.filter({ hasText: "25.00" })).toHaveCount(1);
    await expect(refundRows.filter({ hasText: "35.00" })).toHaveCount(1);

    await page.goto(`/packs/${packId}`);
    await expectReason(page, "pack_already_refunded", locale);
  });
}

test.describe("every reason of rule R4 is said in its own sentence, in both languages", () => {
  async function showsReason(page: Page, email: string, reason: RefusalCode, packId: string): Promise<void> {
    for (const locale of ["en", "zh"] as const) {
      await page.context().clearCookies();
      await signIn(page, email, locale, email.endsWith("@demo.example") ? undefined : password);
      await page.goto(`/packs/${packId}`);
      await expectReason(page, reason, locale);
    }
  }

  /** An account of its own with an unused pack that was just bought. */
  async function buyer(
    page: Page,
    name: string,
  ): Promise<{ email: string; accountId: string; packId: string }> {
    const email = `r4-${name}-${Date.now()}@example.com`;
    const pages = new CustomerPages(page, "en");
    await pages.signUp("international", `R4 ${name}`, email, password);
    await pages.activate("face-fusion");
    await pages.topUp("100");
    await pages.buy(`${image}/pack-1000`, 1, "60.00");
    const accountId = await accountIdOf(email);
    return { email, accountId, packId: await findPackId(accountId, { meter: image, origin: "purchased" }) };
  }

  test("not purchased", async ({ page }) => {
    const email = "prepaid@demo.example";
    const packId = await findPackId(await accountIdOf(email), { meter: image, origin: "free" });
    await showsReason(page, email, "pack_not_purchased", packId);
  });

  test("the service does not refund", async ({ page }) => {
    const email = "prepaid-cn@demo.example";
    const packId = await findPackId(await accountIdOf(email), {
      meter: "face-recognition-cn/face-search",
      origin: "purchased",
    });
    await showsReason(page, email, "service_does_not_refund", packId);
  });

  test("the account is closed for violations", async ({ page }) => {
    const { email, accountId, packId } = await buyer(page, "closed");
    await closeForViolations(accountId, await instanceNow());
    await showsReason(page, email, "account_closed_for_violations", packId);
  });

  test("the campaign's rules forbid it", async ({ page }) => {
    const { email, accountId, packId } = await buyer(page, "campaign");
    await markCampaign(accountId, packId);
    await showsReason(page, email, "campaign_forbids_refund", packId);
  });

  test("partly used", async ({ page }) => {
    const { email, accountId, packId } = await buyer(page, "used");
    await reportCalls([{ accountId, operation: "FuseFace", count: 1, at: await instanceNow() }]);
    await showsReason(page, email, "pack_partly_used", packId);
  });

  test("the window is over", async ({ page }) => {
    const email = "prepaid@demo.example";
    const packId = await findPackId(await accountIdOf(email), {
      meter: "face-fusion/image-materials",
      origin: "purchased",
      used: false,
    });
    await showsReason(page, email, "refund_window_over", packId);
  });
});

async function expectReason(page: Page, code: RefusalCode, locale: Locale): Promise<void> {
  await expect(
    page.getByText(pattern(refusals[code][locale])).filter({ visible: true }).first(),
  ).toBeVisible();
}
