import { type Browser, expect, type Page } from "@playwright/test";
import type { Locale } from "../lib/billing/catalog/types";
import { refusals } from "../lib/billing/refusals";
import { purchasedPackIds, requestRefunds } from "./fixtures/arrange";
import { accountIdOf, instanceNow, signIn } from "./fixtures/instance";
import { CustomerPages } from "./fixtures/journey";
import { test } from "./fixtures/test";
import { pattern, words } from "./fixtures/words";

/** What support does for a customer, seen from both sides: refunds in review (rule R8) and closing an account (R4). */
const password = "a long enough password";
const pack = "face-fusion/image-face-fusion/pack-1000";

for (const locale of ["en", "zh"] as const) {
  test(`refunds of one who asks too often wait for support, who approves one and rejects one (${locale})`, async ({
    page,
    browser,
  }) => {
    const t = words(locale);
    const customer = await buyer(page, locale, "Review", 6, "360.00");
    const order = page.url();
    const [approved = "", rejected = "", ...others] = await purchasedPackIds(customer.accountId);
    await requestRefunds(customer.accountId, others, await instanceNow());
    for (const id of [approved, rejected]) {
      await page.goto(`/packs/${id}/refund`);
      await expect(page.getByText(pattern(t.packs.review.inReview))).toBeVisible();
      await page.getByRole("button", { name: t.packs.review.confirm }).click();
      await page.waitForURL("**/refund/submitted");
      await expect(page.getByText(pattern(t.packs.submitted.reviewText))).toBeVisible();
    }

    const support = await staffPage(browser, "support", locale);
    // The customer writes about an order; its id alone leads to their account.
    await support
      .getByRole("searchbox", { name: t.admin.accounts.search })
      .fill(order.split(/[/?]/)[4] ?? "");
    await support.getByRole("searchbox", { name: t.admin.accounts.search }).press("Enter");
    await support.getByRole("link", { name: customer.name }).click();
    await expect(support.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
    await support.getByRole("link", { name: t.nav.items.adminRefunds }).click();
    const requests = support.getByRole("row").filter({ hasText: customer.name });
    await expect(requests).toHaveCount(2);
    await decide(support, approved, t.admin.refunds.approve, "A trial that went wrong", locale);
    await expect(requests).toHaveCount(1);
    await decide(support, rejected, t.admin.refunds.reject, "Bought again and again", locale);
    await expect(requests).toHaveCount(0);

    const rowOf = (id: string) => page.getByRole("row").filter({ hasText: id });
    await page.goto(order);
    await expect(rowOf(rejected)).toContainText(t.format.status.refund.rejected);
    await expect(rowOf(rejected)).toContainText("Bought again and again");
    await expect(rowOf(rejected)).toContainText(t.format.status.pack.usable);
    await expect(async () => {
      await page.reload();
      await expect(rowOf(approved)).toContainText(t.format.status.refund.completed, { timeout: 5_000 });
    }).toPass({ timeout: 100_000 });
    await expect(rowOf(approved)).toContainText("A trial that went wrong");
    await page.goto("/messages");
    await expect(page.getByText("Bought again and again")).toBeVisible();
    await support.context().close();
  });
}

test("support finds an account by an order, closes it and opens it again; the customer is told why", async ({
  page,
  browser,
}) => {
  const t = words("en");
  const customer = await buyer(page, "en", "Closing", 1, "60.00");
  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const [packId = ""] = await purchasedPackIds(customer.accountId);

  const support = await staffPage(browser, "support", "en");
  await support.getByRole("searchbox").fill(orderId);
  await support.getByRole("searchbox").press("Enter");
  await expect(support.getByRole("row")).toHaveCount(2);
  await support.getByRole("link", { name: customer.name }).click();
  await confirm(support, support.getByRole("main"), t.admin.closure.close, "Calls without consent");

  const banner = page.getByRole("region", { name: t.overview.closed.label });
  await page.goto(`/packs/${packId}`);
  await expect(banner).toContainText("Calls without consent");
  const sentence = refusals.account_closed_for_violations.en;
  await expect(page.getByText(pattern(sentence)).filter({ visible: true }).first()).toBeVisible();

  await confirm(support, support.getByRole("main"), t.admin.closure.reopen, "A misunderstanding");
  await expect(
    support.getByRole("row").filter({ hasText: t.admin.audit.actions.account_reopened }),
  ).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("link", { name: t.packs.refundBox.button })).toBeVisible();
  await expect(banner).toBeHidden();
  await support.context().close();
});

test("admins go from one staff area to the other; support and finance have their own", async ({
  browser,
}) => {
  const { nav } = words("en");
  const admin = await staffPage(browser, "admin", "en");
  for (const [area, path] of [
    ["finance", "/finance/overview"],
    ["admin", "/admin/accounts"],
  ] as const) {
    await userMenu(admin);
    await admin.getByRole("link", { name: nav.areas[area], exact: true }).click();
    await admin.waitForURL(`**${path}`);
  }
  await admin.context().close();
  for (const [role, foreign] of [
    ["support", "/finance/runs"],
    ["finance", "/admin/refunds"],
  ] as const) {
    const staff = await staffPage(browser, role, "en");
    await userMenu(staff);
    await expect(staff.getByRole("button", { name: nav.signOut })).toBeVisible();
    await expect(staff.getByRole("link", { name: nav.areas.finance, exact: true })).toHaveCount(0);
    expect((await staff.goto(foreign))?.status()).toBe(404);
    await staff.context().close();
  }
});

function userMenu(page: Page): Promise<void> {
  return page.getByRole("button", { name: pattern(words("en").nav.user) }).click();
}

/** An account of its own that bought packs; the page stands on the order. */
async function buyer(page: Page, locale: Locale, name: string, quantity: number, total: string) {
  const email = `support-${name}-${locale}-${Date.now()}@example.com`.toLowerCase();
  const account = `${name} ${locale} ${Date.now()}`;
  const pages = new CustomerPages(page, locale);
  await pages.signUp("international", account, email, password);
  await pages.activate("face-fusion");
  await pages.topUp("500");
  await pages.buy(pack, quantity, total);
  return { name: account, accountId: await accountIdOf(email) };
}

/** Somebody of the staff in a browser of their own. */
async function staffPage(browser: Browser, role: "support" | "finance" | "admin", locale: Locale) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, `${role}@demo.example`, locale);
  return page;
}

/** A decision on the request for this pack, which shows how often its account asked. */
async function decide(page: Page, packId: string, verdict: string, reason: string, locale: Locale) {
  const request = page.getByRole("row").filter({ hasText: packId });
  await expect(request).toContainText("60.00");
  await expect(request).toContainText(pattern(words(locale).admin.refunds.whyText));
  await confirm(page, request, verdict, reason);
}

/** Opens a step, gives the reason it needs and does it. */
async function confirm(page: Page, from: Pick<Page, "getByRole">, step: string, reason: string) {
  await from.getByRole("button", { name: step, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(reason);
  await dialog.getByRole("button", { name: step, exact: true }).click();
  await expect(dialog).toBeHidden();
}
