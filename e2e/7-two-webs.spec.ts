import { expect, type Page } from "@playwright/test";
import { accountIdOf, demoPassword, signIn, withDatabase } from "./fixtures/instance";
import { test } from "./fixtures/test";
import { type Place, startTwoWebs, type TwoWebs } from "./fixtures/two-webs";
import { pattern, words } from "./fixtures/words";

/** Two web processes of one build behind nginx: whichever of them answers, it is one console. */
const { admin, common, nav, settings } = words("en");
const email = "qps@demo.example";
let webs: TwoWebs;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  webs = await startTwoWebs();
});
test.afterAll(() => webs?.stop());
test.use({ baseURL: undefined });

/** Signs in at one of the two. */
async function signInAt(page: Page, place: Place, who = email): Promise<void> {
  await webs.send(page, place);
  await signIn(page, who, "en", demoPassword, webs.url);
}

test("a session made at one is known to the other, and ends at both at once", async ({ page, browser }) => {
  await signInAt(page, 0);
  await webs.open(page, 1, "/overview");
  await expect(page).toHaveURL(/\/overview$/);

  // The same cookies in another window: nothing but the server can say that they are worth nothing any more.
  const window = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await window.newPage();
  await webs.open(other, 0, "/balance");
  await expect(other).toHaveURL(/\/balance$/);
  await page.getByRole("button", { name: pattern(nav.user) }).click();
  await page.getByRole("button", { name: nav.signOut }).click();
  await page.waitForURL("**/sign-in*");
  await webs.open(other, 0, "/balance");
  await expect(other).toHaveURL(/\/sign-in/);
  await window.close();
});

test("a form that one made is taken by the other, and both show what came of it", async ({ page }) => {
  await signInAt(page, 0);
  const label = `two webs ${Date.now()}`;
  await webs.open(page, 0, "/keys");
  await webs.send(page, 1);
  await page.getByLabel(settings.keys.label, { exact: true }).fill(label);
  await page.getByRole("button", { name: settings.keys.create }).click();
  await expect(page.getByText(settings.keys.created.replace("{label}", label))).toBeVisible();
  for (const place of [0, 1] as const) {
    await webs.open(page, place, "/keys");
    await expect(page.getByRole("cell", { name: label }).first()).toBeVisible();
  }

  await webs.open(page, 1, "/settings");
  await webs.send(page, 0);
  await page.getByLabel(pattern(settings.lowBalance.label)).fill("37.50");
  await page.getByRole("button", { name: `${common.words.save} ${settings.lowBalance.title}` }).click();
  await expect(page.getByText(settings.saved)).toBeVisible();
  await webs.open(page, 1, "/settings");
  await expect(page.getByLabel(pattern(settings.lowBalance.label))).toHaveValue(/^37\.50?$/);
});

test("what a form is bound to is sealed by one and opened by the other", async ({ page }) => {
  const accountId = await accountIdOf(email);
  await signInAt(page, 0, "support@demo.example");
  await webs.open(page, 0, `/admin/accounts/${accountId}`);
  await page.getByRole("button", { name: admin.gift.balance.title }).click();
  const dialog = page.getByRole("dialog");
  await webs.send(page, 1);
  await dialog.getByLabel(pattern(admin.gift.amount)).fill("1.00");
  await dialog.getByLabel(admin.form.reason).fill("two web processes");
  await dialog.getByRole("button", { name: admin.gift.give }).click();
  await expect(page.getByText(admin.gift.balance.done)).toBeVisible();
});

test("wrong passwords count together, whichever of the two hears them", async ({ page }) => {
  await webs.open(page, 0, "/sign-in");
  const { csrfToken } = await (await page.request.get(`${webs.url}/api/auth/csrf`)).json();
  const stranger = `nobody-${Date.now()}@example.com`;
  const guesses = () =>
    withDatabase(async (sql) => {
      const rows = await sql<{ key: string; failures: number }[]>`
        select key, failures from guess_throttles where key like 'pair:%'`;
      return new Map(rows.map(({ key, failures }) => [key, Number(failures)]));
    });
  const before = await guesses();
  const answers = await Promise.all(
    Array.from({ length: 14 }, async (_, index) => {
      const answer = await page.request.post(`${webs.url}/api/auth/callback/credentials`, {
        headers: { "x-at": String(index % 2) },
        form: { csrfToken, email: stranger, password: `guess ${index}`, json: "true" },
      });
      const { url } = (await answer.json()) as { url: string };
      return new URL(url).searchParams.get("error");
    }),
  );
  const after = [...(await guesses())].filter(([key, failures]) => before.get(key) !== failures);
  const looked = answers.filter((error) => error === "CredentialsSignin").length;
  expect(answers.filter((error) => error === "throttled")).toHaveLength(answers.length - looked);
  // Five are free; each process for itself would have looked at five of its seven.
  expect(looked).toBeLessThan(10);
  expect(after.map(([, failures]) => failures)).toEqual([looked]);
});

test("while one of them is gone the other goes on, and nobody is signed out", async ({ page }) => {
  await signInAt(page, 0);
  await webs.kill(0);
  await webs.send(page, null);
  for (const path of ["/overview", "/bills", "/services", "/packs"]) {
    const answer = await page.goto(`${webs.url}${path}`);
    expect([path, answer?.status()]).toEqual([path, 200]);
    expect(new URL(page.url()).pathname).toBe(path);
  }
});
