import { expect, type Page } from "@playwright/test";
import { freshDemoCode } from "../lib/commands/demo-code";
import { totpCode } from "../lib/security/totp";
import { demoPassword, signIn, speak } from "./fixtures/instance";
import { CustomerPages } from "./fixtures/journey";
import { lastMail, linkIn } from "./fixtures/mails";
import { test } from "./fixtures/test";
import { words } from "./fixtures/words";

/** Signing in as people do it: with a code, by a mailed link, and out of a browser that was left somewhere. */
const { auth, security } = words("en");
const stamp = Date.now();
const password = "a long enough password";

async function typePassword(page: Page, email: string, word: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(auth.fields.email).fill(email);
  await page.getByLabel(auth.fields.password, { exact: true }).fill(word);
  await page.getByRole("button", { name: auth.signIn.submit }).click();
}

test("staff sign in with a one-time code, which opens once", async ({ page, browser }) => {
  await speak(page, "en");
  await typePassword(page, "support@demo.example", demoPassword);
  await expect(page.getByText(auth.signIn.codeRequired)).toBeVisible();
  const code = await freshDemoCode();
  await page.getByLabel(auth.fields.code).fill("000000");
  await page.getByRole("button", { name: auth.signIn.submit }).click();
  await expect(page.getByText(auth.signIn.codeWrong)).toBeVisible();
  await page.getByLabel(auth.fields.code).fill(code);
  await page.getByRole("button", { name: auth.signIn.submit }).click();
  await page.waitForURL("**/admin/accounts");

  const other = await (await browser.newContext()).newPage();
  await speak(other, "en");
  await typePassword(other, "support@demo.example", demoPassword);
  await other.getByLabel(auth.fields.code).fill(code);
  await other.getByRole("button", { name: auth.signIn.submit }).click();
  await expect(other.getByText(auth.signIn.codeWrong)).toBeVisible();
  await other.context().close();
});

test("who signs up confirms the address, sets up an authenticator app, and signs in with it", async ({
  page,
}) => {
  const email = `totp-${stamp}@example.com`;
  await new CustomerPages(page, "en").signUp("international", "Careful Ltd", email, password);
  await page.goto("/settings/security");
  await expect(page.getByText(security.email.verified, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: security.factor.setUp }).click();
  await expect(page.getByRole("img", { name: security.factor.qr })).toBeVisible();
  const secret = (await page.locator("code").first().innerText()).replaceAll(" ", "");
  const form = page.locator("form").filter({ has: page.getByLabel(security.factor.code) });
  await form.getByLabel(security.password.current).fill(password);
  await form.getByLabel(security.factor.code).fill(totpCode(secret, new Date()));
  await form.getByRole("button", { name: security.factor.confirm }).click();
  const codes = page.getByTestId("recovery-codes").getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();

  await page.context().clearCookies();
  await speak(page, "en");
  await typePassword(page, email, password);
  await page.getByLabel(auth.fields.code).fill(recovery);
  await page.getByRole("button", { name: auth.signIn.submit }).click();
  await page.waitForURL("**/overview");
});

test("a forgotten password is set by a mailed link, which opens once", async ({ page }) => {
  const email = `reset-${stamp}@example.com`;
  await new CustomerPages(page, "en").signUp("international", "Forgetful Ltd", email, password);
  await page.context().clearCookies();
  await speak(page, "en");
  await page.goto("/sign-in");
  await page.getByRole("link", { name: auth.signIn.forgot }).click();
  // The page before has a field of the same name.
  await page.waitForURL("**/forgot-password");
  await page.getByLabel(auth.fields.email).fill(email);
  await page.getByRole("button", { name: auth.forgot.submit }).click();
  await expect(page.getByText(auth.forgot.sent)).toBeVisible();

  const link = linkIn(await lastMail(email, "reset_password"));
  await page.goto(link);
  await page.getByLabel(auth.fields.newPassword, { exact: true }).fill("violet anchor teapot");
  await page.getByRole("button", { name: auth.reset.submit }).click();
  await expect(page.getByText(auth.signIn.passwordSet)).toBeVisible();
  await signIn(page, email, "en", "violet anchor teapot");
  await page.goto(link);
  await expect(page.getByText(auth.reset.over)).toBeVisible();
});

test("a browser that was left somewhere is signed out from another one at once", async ({
  page,
  browser,
}) => {
  const email = `sessions-${stamp}@example.com`;
  await new CustomerPages(page, "en").signUp("international", "Two Browsers Ltd", email, password);
  const left = await (await browser.newContext()).newPage();
  await signIn(left, email, "en", password);
  await left.goto("/balance");

  await page.goto("/settings/security");
  const table = page.getByRole("region", { name: security.sessions.title }).last();
  await expect(table.getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: security.sessions.endOthers }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel(security.password.current).fill(password);
  await dialog.getByRole("button", { name: security.sessions.endOthers }).click();
  await expect(table.getByRole("row")).toHaveCount(2);

  await left.goto("/balance");
  await expect(left).toHaveURL(/\/sign-in/);
  await page.goto("/balance");
  await expect(page).toHaveURL(/\/balance/);
  await left.context().close();
});
