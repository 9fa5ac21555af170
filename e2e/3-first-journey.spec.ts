import { expect } from "@playwright/test";
import { monthEnd, monthOf } from "../lib/billing/billing-month";
import { accountIdOf, estimate, instanceNow, reportCalls, signIn } from "./fixtures/instance";
import { CustomerPages } from "./fixtures/journey";
import { test } from "./fixtures/test";
import { words } from "./fixtures/words";

/**
 * The whole journey on both sites: sign up, activate, claim, top up, buy, call, see the usage, walk the clock over
 * month end, read the bill, see its settlement. The bill must come to what the estimate says of the same scenario.
 */
const password = "a long enough password";
const stamp = Date.now();

const journeys = [
  {
    site: "international" as const,
    locale: "en" as const,
    email: `journey-${stamp}@example.com`,
    account: "Journey Inc",
    service: "face-fusion",
    claims: ["face-fusion/image-face-fusion", "face-fusion/video-face-fusion"],
    packsAtOnce: ["Image Materials", "Video Materials"],
    offer: "face-fusion/image-face-fusion/pack-1000",
    price: "60.00",
    operation: "FuseFace",
    meter: "face-fusion/image-face-fusion",
    calls: 5_000,
    // 1,000 free, 1,000 from the pack, 3,000 × 0.065.
    billable: 3_000,
    amount: "195.00",
  },
  {
    site: "china" as const,
    locale: "zh" as const,
    email: `journey-cn-${stamp}@example.com`,
    account: "旅程科技",
    service: "face-recognition-cn",
    claims: [],
    packsAtOnce: ["人脸检测与分析", "人脸静态活体检测"],
    offer: "face-recognition-cn/face-detection/pack-1000000",
    price: "450.00",
    operation: "DetectFace",
    meter: "face-recognition-cn/face-detection",
    calls: 1_500_000,
    // 10,000 free, 1,000,000 from the pack, 490,000 × 0.0005.
    billable: 490_000,
    amount: "245.00",
  },
];

test.describe.configure({ mode: "serial" });

const scenarios = new Map<string, unknown>();

for (const journey of journeys) {
  test(`${journey.site}: from sign-up to usage`, async ({ page }) => {
    const pages = new CustomerPages(page, journey.locale);
    const t = words(journey.locale);
    await pages.signUp(journey.site, journey.account, journey.email, password);

    const activatedAt = await instanceNow();
    await pages.activate(journey.service);
    await page.goto("/packs");
    for (const name of journey.packsAtOnce)
      await expect(page.getByRole("row").filter({ hasText: name }).first()).toBeVisible();

    const claimedAt = await instanceNow();
    if (journey.claims.length > 0) await pages.claimAll(journey.claims.length);
    await pages.topUp("2000");
    const boughtAt = await instanceNow();
    await pages.buy(journey.offer, 1, journey.price);

    const accountId = await accountIdOf(journey.email);
    const calledAt = await instanceNow();
    const call = {
      id: `first-${journey.site}`,
      accountId,
      operation: journey.operation,
      count: journey.calls,
      at: calledAt,
    };
    expect(await reportCalls([call])).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    // The same again, beside one that cannot be right: counted once, and the good one is not lost.
    const second = await reportCalls([
      call,
      { ...call, id: "bad", operation: "NoSuchOperation" },
      { ...call, id: "stranger", accountId: "0190b0c0-0000-7000-8000-000000000000" },
    ]);
    expect(second).toMatchObject({
      accepted: 0,
      duplicates: 1,
      rejected: [
        { index: 1, code: "operation_unknown" },
        { index: 2, code: "account_unknown" },
      ],
    });

    await page.goto("/usage");
    for (const part of [t.usage.parts.free, t.usage.parts.purchased, t.usage.parts.billable])
      await expect(page.getByText(part).filter({ visible: true }).first()).toBeVisible();
    const grouped = new Intl.NumberFormat(journey.locale).format(journey.billable);
    await expect(page.getByText(grouped).filter({ visible: true }).first()).toBeVisible();

    scenarios.set(journey.site, {
      site: journey.site,
      month: monthOf(calledAt),
      activated: [{ service: journey.service, at: activatedAt.toISOString() }],
      claims: journey.claims.map((meter) => ({ meter, at: claimedAt.toISOString() })),
      purchases: [{ offer: journey.offer, quantity: 1, at: boughtAt.toISOString() }],
      usage: [{ meter: journey.meter, calls: journey.calls, at: calledAt.toISOString() }],
    });
  });
}

test("staff move the clock over month end, and the month is closed", async ({ page }) => {
  const month = monthOf(await instanceNow());
  const { admin } = words("en");
  await signIn(page, "admin@demo.example", "en");
  await page.goto("/admin/clock");
  await page.getByRole("button", { name: admin.clock.steps.nextMonth }).click();
  await page.getByRole("button", { name: admin.clock.confirm }).click();
  await expect.poll(async () => (await instanceNow()) >= monthEnd(month), { timeout: 30_000 }).toBe(true);
});

for (const journey of journeys) {
  test(`${journey.site}: the bill explains itself and is settled`, async ({ page }) => {
    const t = words(journey.locale);
    await signIn(page, journey.email, journey.locale, password);
    const bill = page.locator('a[href^="/bills/"]');
    await expect(async () => {
      await page.goto("/bills");
      await expect(bill.first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await bill.first().click();
    await page.waitForURL("**/bills/*");

    const expected = await estimate(scenarios.get(journey.site));
    expect(expected.usageTotal).toBe(journey.amount);
    await expect(page.getByText(journey.amount).filter({ visible: true }).first()).toBeVisible();
    await expect(
      page.getByText(new Intl.NumberFormat(journey.locale).format(journey.billable)).first(),
    ).toBeVisible();

    await page.goto("/balance");
    await expect(page.getByRole("row").filter({ hasText: t.balance.kinds.settlement }).first()).toBeVisible();
    await expect(page.getByText(journey.amount).filter({ visible: true }).first()).toBeVisible();
  });
}
