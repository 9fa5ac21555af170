import { expect, type Locator, type Page } from "@playwright/test";
import { signIn } from "./fixtures/instance";
import { axeFindings } from "./fixtures/look";
import { test } from "./fixtures/test";
import { words } from "./fixtures/words";

/** Everything here is done by keyboard alone: no click, no focus that a key did not bring. */
const t = words("en");
const offer = "face-fusion/image-face-fusion/pack-1000";

/** Presses Tab until it is reached; a page with no way there fails. */
async function tabTo(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${wanted} cannot be reached by ${key}`);
}

/** The palette is open, ready to be typed into, and its script has come. */
async function openPalette(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: t.palette.title });
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press("Control+k");
    await expect(dialog.getByRole("combobox")).toBeFocused({ timeout: 2_000 });
  }).toPass();
  return dialog;
}

test.beforeEach(async ({ page }) => {
  await signIn(page, "prepaid@demo.example", "en");
});

test("the skip link leads past the frame, the sidebar to every page, and it can be made narrow", async ({
  page,
}) => {
  await page.goto("/overview");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: t.common.skipToContent })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();

  await page.goto("/overview");
  await tabTo(page, page.getByRole("link", { name: t.nav.items.bills, exact: true }));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/bills");

  const collapse = page.getByRole("button", { name: t.nav.collapse });
  await tabTo(page, collapse, "Shift+Tab");
  await page.keyboard.press("Enter");
  const expand = page.getByRole("button", { name: t.nav.expand });
  await expect(expand).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(collapse).toBeFocused();
});

test("the palette goes to a page and finds an order by the end of its id", async ({ page }) => {
  await page.goto("/orders");
  const href = await page.locator('main a[href^="/orders/"]').first().getAttribute("href");
  const end = (href ?? "").slice(-8);
  let dialog = await openPalette(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.type("usage");
  await expect(dialog.getByRole("option", { selected: true })).toContainText(t.nav.items.usage);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/usage");
  await expect(dialog).toBeHidden();

  dialog = await openPalette(page);
  await page.keyboard.type(end);
  await expect(dialog.getByRole("option", { selected: true })).toContainText(end);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${href}`);

  await openPalette(page);
  await page.keyboard.type("nothing is called so");
  await expect(page.getByText(t.palette.nothing.split("“")[0] ?? "").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("the help of a page opens, closes by Escape, and gives the focus back", async ({ page }) => {
  await page.goto("/packs");
  const button = page.getByRole("button", { name: t.help.open, exact: true });
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: t.help.about });
  await expect(panel).toContainText(t.help.rules.U1);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Tab");
  await expect(panel.getByRole("button", { name: t.common.close })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
});

test("columns of a list are chosen, and stay with the address", async ({ page }) => {
  await page.goto("/orders");
  const button = page.getByRole("button", { name: t.common.table.columns });
  const quantity = page.getByRole("columnheader", { name: t.orders.columns.quantity });
  await expect(quantity).toBeVisible();
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("checkbox", { name: t.orders.columns.quantity }));
  await page.keyboard.press("Space");
  await page.waitForURL("**/orders?hide=quantity");
  await expect(quantity).toBeHidden();
  await page.reload();
  await expect(page.getByRole("columnheader", { name: t.orders.columns.total })).toBeVisible();
  await expect(quantity).toBeHidden();
});

test("a dialog keeps the focus inside and gives it back to its button", async ({ page }) => {
  await page.goto("/services/face-fusion?tab=settings");
  const opener = page.getByRole("button", { name: t.services.deactivate.button });
  await tabTo(page, opener);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toBeVisible();
  for (let pressed = 0; pressed < 8; pressed++) {
    await page.keyboard.press("Tab");
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a pack is bought", async ({ page }) => {
  await page.goto(`/purchase?offer=${encodeURIComponent(offer)}`);
  const quantity = page.getByLabel(t.purchase.quantity, { exact: true });
  await tabTo(page, quantity);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("2");
  await expect(page.locator("data").filter({ hasText: "120.00" }).first()).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: t.purchase.submit }));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/orders/*");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("messages are marked read, and unread again by the toast", async ({ page }) => {
  await page.goto("/messages");
  const unread = page.getByRole("listitem").filter({ hasText: t.messages.markRead });
  const before = await unread.count();
  expect(before).toBeGreaterThan(0);
  await tabTo(page, unread.first().getByRole("button"));
  await page.keyboard.press("Enter");
  await expect(unread).toHaveCount(before - 1);
  const undo = page.getByRole("button", { name: t.messages.undo, exact: true });
  await expect(undo).toBeVisible();
  await page.keyboard.press("Alt+t");
  await tabTo(page, undo);
  await page.keyboard.press("Enter");
  await expect(unread).toHaveCount(before);
});
