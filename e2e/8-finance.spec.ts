import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { formatMonth } from "../components/month";
import { monthEnd, monthOf } from "../lib/billing/billing-month";
import type { Locale } from "../lib/billing/catalog/types";
import { validateFocus } from "../lib/export/focus/validate/validate";
import { moveClockTo } from "./fixtures/arrange";
import { accountIdOf, instanceNow, reportCalls, signIn } from "./fixtures/instance";
import { axeFindings } from "./fixtures/look";
import { test } from "./fixtures/test";
import { pattern, words } from "./fixtures/words";

/** Finance's month: close it, look through its bills, take it away as files, hold its books against each other. */
for (const locale of ["en", "zh"] as const) {
  test(`finance closes a month, exports it and finds its books right (${locale})`, async ({ page }) => {
    test.setTimeout(300_000);
    const { finance, nav, reconciliation, format, common } = words(locale);
    const now = await instanceNow();
    const month = monthOf(now);
    const named = formatMonth(month, locale);
    const accountId = await accountIdOf("payg-cn@demo.example");
    const answer = await reportCalls([{ accountId, operation: "CompareFace", count: 20_000, at: now }]);
    expect(answer).toMatchObject({ accepted: 1, rejected: [] });
    await signIn(page, "finance@demo.example", locale);
    // The month is over, and the worker's own run begins at 00:05 only.
    await moveClockTo(new Date(monthEnd(month).getTime() + 1_000));

    await page.goto("/finance/runs");
    await page.getByRole("button", { name: finance.start.title }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(finance.start.month).selectOption(month);
    await dialog.getByRole("textbox").fill("Closed before the night's run");
    await dialog.getByRole("button", { name: finance.start.start, exact: true }).click();
    await expect(dialog).toBeHidden();
    const run = page.getByRole("row").filter({ has: page.getByRole("link", { name: named, exact: true }) });
    await expect(run).toContainText(format.status.run.completed, { timeout: 60_000 });
    const [done, total] = numbersIn(await run.getByRole("status").innerText());
    expect(done).toBe(total);

    await run.getByRole("link", { name: named, exact: true }).click();
    await page.waitForURL(`**/finance/runs/${month}`);
    await page.getByRole("link", { name: finance.run.toBills }).click();
    await page.waitForURL(/bills\?month=/);
    await expect(page.getByRole("combobox", { name: finance.bills.month, exact: true })).toHaveValue(month);
    await page.getByRole("combobox", { name: finance.bills.currency, exact: true }).selectOption("CNY");
    await page.getByRole("button", { name: common.table.apply }).click();
    await page.waitForURL(/currency=CNY/);
    const bills = page.getByRole("main").getByRole("row");
    await expect(bills.nth(1)).toContainText(named);
    for (const bill of (await bills.all()).slice(1)) await expect(bill).toContainText(named);

    await page.getByRole("link", { name: nav.items.financeExports, exact: true }).click();
    await page.waitForURL("**/finance/exports");
    await exportMonth(page, month, "focus_csv", locale);
    await exportMonth(page, month, "bills_csv", locale);

    await page.getByRole("link", { name: nav.items.financeReconciliation, exact: true }).click();
    await page.waitForURL("**/finance/reconciliation");
    await page.getByRole("combobox", { name: reconciliation.month, exact: true }).selectOption(month);
    await page.getByRole("button", { name: common.table.apply }).click();
    await page.waitForURL(pattern(`month=${month}`));
    // The worker looks by itself after a run, too: what counts is that it looked again.
    const asOf = page.locator("main p time").first();
    const before = (await asOf.count()) > 0 ? await asOf.getAttribute("datetime") : null;
    await page.getByRole("button", { name: reconciliation.ask.button }).click();
    await expect(asOf).toBeVisible({ timeout: 60_000 });
    await expect(asOf).not.toHaveAttribute("datetime", before ?? "", { timeout: 60_000 });
    await expect(page.getByText(pattern(reconciliation.right))).toBeVisible();
  });
}

test("finance prices calls that wait for a quote, and sees the bills that the contract made", async ({
  page,
}) => {
  const { quotes, admin, format } = words("en");
  await signIn(page, "finance@demo.example", "en");
  await page.goto("/finance/quotes");
  const lines = page.getByRole("row").filter({ hasText: "Atlas Security" });
  await expect(lines.first()).toBeVisible();
  const waiting = await lines.count();
  // The longest wait stands first: a contract from its month on prices the ones after it, too.
  await lines.first().getByRole("button", { name: admin.contract.title }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(admin.contract.unitPrice).fill("0.25");
  await dialog.getByLabel(admin.form.reason).fill("Agreed by mail");
  await dialog.getByRole("button", { name: admin.contract.attach, exact: true }).click();
  const made = page.getByRole("status").filter({ hasText: quotes.made.title });
  await expect(made.getByRole("link")).toHaveCount(waiting);
  await expect(lines).toHaveCount(0);
  await made.getByRole("link").first().click();
  await expect(page.getByText(format.status.billKind.supplement).first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText("0.25");
});

/** Asks for a file, waits until it is there, fetches it, and holds it against its manifest and, if FOCUS, the specification. */
async function exportMonth(page: Page, month: string, format: "focus_csv" | "bills_csv", locale: Locale) {
  const { exports: t } = words(locale).finance;
  const name = t.formats[format].name;
  await page.getByRole("combobox", { name: t.month, exact: true }).selectOption(month);
  await page.getByRole("radio", { name }).check();
  await page.getByRole("button", { name: t.start.submit }).click();
  const row = page
    .getByRole("row")
    .filter({ hasText: formatMonth(monthOf(new Date(`${month}-15T00:00:00Z`)), locale) })
    .filter({ has: page.getByRole("link", { name, exact: true }) });
  const downloadLink = row.getByRole("link", { name: pattern(t.downloadNamed) });
  await expect(downloadLink).toBeVisible({ timeout: 60_000 });
  // The choice stays for the next file.
  await expect(page.getByRole("radio", { name })).toBeChecked();
  await expect(page.getByRole("combobox", { name: t.month, exact: true })).toHaveValue(month);

  const [download] = await Promise.all([page.waitForEvent("download"), downloadLink.click()]);
  expect(download.suggestedFilename()).toBe(`${format.split("_")[0]}-${month}.csv`);
  const path = await download.path();
  if (format === "focus_csv") {
    const { rows, broken } = await validateFocus(createReadStream(path));
    expect(broken).toEqual([]);
    expect(rows).toBeGreaterThan(0);
  }
  await row.getByRole("link", { name, exact: true }).click();
  await page.waitForURL("**/finance/exports/*");
  const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
  await expect(page.getByText(sha256)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("link", { name: t.title, exact: true }).first().click();
  await page.waitForURL("**/finance/exports");
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(",", "")));
}
