import { expect, request } from "@playwright/test";
import { refusals } from "../lib/billing/refusals";
import { accountIdOf, instanceNow, reportCalls, signIn, withDatabase } from "./fixtures/instance";
import { test } from "./fixtures/test";
import { pattern, words } from "./fixtures/words";

/** Bad input is named beside its field, another account's things are not there, and nothing is bought by accident. */
const image = "face-fusion/image-face-fusion";

test("a sign-up form keeps what was typed and names each wrong field", async ({ page }) => {
  const { auth } = words("en");
  await page
    .context()
    .addCookies([{ name: "locale", value: "en", url: process.env.E2E_URL ?? "http://localhost:3000" }]);
  await page.goto("/sign-up");
  await page.getByLabel(auth.fields.accountName).fill("Kept Ltd");
  await page.getByLabel(auth.fields.name, { exact: true }).fill("Kept");
  await page.getByLabel(auth.fields.email).fill("prepaid@demo.example");
  await page.getByLabel(auth.fields.password, { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: auth.signUp.submit }).click();
  await expect(page.getByText(pattern(refusals.email_taken.en))).toBeVisible();
  await expect(page.getByLabel(auth.fields.accountName)).toHaveValue("Kept Ltd");
});

test("quantities that cannot be are refused with their bounds, and offers that are not on sale do not appear", async ({
  page,
}) => {
  await signIn(page, "prepaid@demo.example", "en");
  const orders = () =>
    withDatabase(async (sql) => (await sql<{ n: number }[]>`select count(*)::int as n from orders`)[0]?.n);
  const before = await orders();
  for (const quantity of ["0", "-1", "1.5", "1000000000"]) {
    await page.goto(`/purchase?offer=${encodeURIComponent(`${image}/pack-1000`)}&quantity=${quantity}`);
    const buy = page.getByRole("button", { name: words("en").purchase.submit });
    if (await buy.isEnabled()) await buy.click();
    await expect(
      page
        .getByText(/1.*100/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    expect(page.url()).toContain("/purchase");
  }
  await page.goto("/purchase?offer=no-such-offer");
  await expect(page.getByRole("heading", { name: words("en").purchase.title, exact: true })).toBeVisible();
  expect(await orders()).toBe(before);
});

test("another account's pack, order and bill are not there", async ({ page }) => {
  await signIn(page, "new@demo.example", "en");
  const other = await accountIdOf("payg@demo.example");
  const [bill] = await withDatabase(
    (sql) => sql<{ id: string }[]>`select id from bills where account_id = ${other} limit 1`,
  );
  const [order] = await withDatabase((sql) => sql<{ id: string }[]>`select id from orders limit 1`);
  const [pack] = await withDatabase(
    (sql) => sql<{ id: string }[]>`select id from packs where origin = 'purchased' limit 1`,
  );
  for (const path of [
    `/bills/${bill?.id}`,
    `/orders/${order?.id}`,
    `/packs/${pack?.id}`,
    "/bills/not-an-id",
    "/admin/accounts",
    "/finance/runs",
  ]) {
    const response = await page.goto(path);
    expect([path, response?.status()]).toEqual([path, 404]);
  }
});

test("a malformed event beside good ones is named, and the good ones count once however often they are sent", async () => {
  const accountId = await accountIdOf("payg@demo.example");
  const at = await instanceNow();
  const good = { id: `bad-input-${at.getTime()}`, accountId, operation: "FuseFace", count: 3, at };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      reportCalls([
        good,
        { ...good, id: `${good.id}-0`, count: 0 },
        { ...good, id: `${good.id}-half`, count: 1.5 },
      ]),
    ),
  );
  expect(answers.reduce((sum, answer) => sum + answer.accepted, 0)).toBe(1);
  expect(answers.reduce((sum, answer) => sum + answer.duplicates, 0)).toBe(7);
  for (const answer of answers) {
    expect(answer.rejected).toMatchObject([
      { index: 1, code: "invalid_input" },
      { index: 2, code: "invalid_input" },
    ]);
  }
});

test("the API answers bad requests with problem documents", async () => {
  const api = await request.newContext({ baseURL: process.env.E2E_URL ?? "http://localhost:3000" });
  const estimate = await api.post("/api/v1/price-estimates", {
    data: { site: "mars", month: "2026-13", usage: [{ meter: "x/y", calls: -1 }] },
  });
  expect(estimate.status()).toBe(400);
  const body = await estimate.json();
  expect(body.code).toBe("invalid_input");
  expect(body.errors.map((error: { path: string }) => error.path)).toEqual(
    expect.arrayContaining(["site", "month"]),
  );
  expect((await api.get("/api/v1/bills")).status()).toBe(401);
  expect(
    (
      await api.post("/api/v1/usage-events", {
        data: "x",
        headers: { "content-type": "text/plain", authorization: `Bearer ${process.env.E2E_PLATFORM_KEY}` },
      })
    ).status(),
  ).toBe(415);
  await api.dispose();
});
