import { describe, expect, test } from "vitest";
import { findRunProgress, listRunFailures } from "@/db/billing-runs";
import { findBill, listBills } from "@/db/bills";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import {
  accepted,
  activate,
  call,
  earn,
  gift,
  makeCustomer,
  refusalOf,
  report,
  support,
  voucher,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner, behindTriggers } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { billingMonth, monthEnd, monthStart, nextMonth } from "@/lib/billing/billing-month";
import type { Actor } from "./actor";
import { attachContract } from "./attach-contract";
import { closeMonth } from "./close-month";

freshDatabase();
proveBooksAfterEach();

/** Every test closes a month of its own: a run is made once, over the accounts that were there. */
let next = billingMonth("2026-03");
function aMonth() {
  const month = next;
  next = nextMonth(next);
  return {
    month,
    start: monthStart(month),
    during: new Date(monthStart(month).getTime() + 86_400_000),
    end: monthEnd(month),
  };
}
async function billOf({ accountId }: Actor) {
  return tenantTransaction(accountId, async (tx) => {
    const [bill] = await listBills(tx, accountId, 10);
    return bill ? findBill(tx, accountId, bill.id) : undefined;
  });
}
const balancesOf = async ({ accountId }: Actor) => {
  const { cash, gifted, earnings, vouchers } = await systemTransaction((tx) => findBalancesOf(tx, accountId));
  return {
    cash: cash.toFixed(2),
    gifted: gifted.toFixed(2),
    earnings: earnings.toFixed(2),
    vouchers: [...vouchers.values()].map((left) => left.toFixed(2)),
  };
};

test("001's example: 20,000 calls cost 6,000 USD, settled at once, with a line that says how", async () => {
  const { month, start, during, end } = aMonth();
  const actor = await makeCustomer("faceid-intl", "10000", start);
  await report([call(actor, "LivenessCompare", 20_000, during)], during);
  expect(accepted(await closeMonth(month, end))).toEqual({ completed: true });
  const found = await billOf(actor);
  expect(found?.bill).toMatchObject({
    month,
    service: "faceid-intl",
    kind: "month",
    sequence: 0,
    issuedAt: end,
  });
  expect(found?.bill.total.toFixed(2)).toBe("6000.00");
  expect(
    found?.lines.map((line) => [line.calls, line.billable, line.unitPrice?.toFixed(2), line.status]),
  ).toEqual([[20_000, 20_000, "0.30", "priced"]]);
  expect((await balancesOf(actor)).cash).toBe("4000.00");
});

test("a bill is paid from the voucher that applies, gifted, earnings, then cash, which goes below zero (L2)", async () => {
  const { month, start, during, end } = aMonth();
  const actor = await makeCustomer("faceid-intl", "100", start);
  await gift(actor, "1000", start);
  await earn(actor, "500", start);
  await voucher(actor, { faceValue: "50", kinds: ["prepaid"] }, start);
  await voucher(actor, { faceValue: "400", kinds: ["postpaid"], minimum: "100" }, start);
  await report([call(actor, "LivenessCompare", 20_000, during)], during);
  accepted(await closeMonth(month, end));
  expect((await billOf(actor))?.bill.settlement.payments.map(({ book, amount }) => [book, amount])).toEqual([
    ["voucher", "400.00"],
    ["gifted", "1000.00"],
    ["earnings", "500.00"],
    ["cash", "4100.00"],
  ]);
  expect(await balancesOf(actor)).toEqual({
    cash: "-4000.00",
    gifted: "0.00",
    earnings: "0.00",
    vouchers: ["50.00", "0.00"],
  });
});

test("tax is added to the rounded sum and booked apart", async () => {
  const { month, start, during, end } = aMonth();
  const actor = await makeCustomer("face-recognition-cn", "100", start);
  await asOwner((sql) => sql`update accounts set tax_rate = 0.06 where id = ${actor.accountId}`);
  await report([call(actor, "DetectFace", 10_011, during)], during);
  accepted(await closeMonth(month, end));
  const bill = (await billOf(actor))?.bill;
  expect(
    [bill?.usageExact, bill?.rounding, bill?.subtotal, bill?.tax, bill?.total].map((amount) =>
      amount?.toFixed(),
    ),
  ).toEqual(["0.0055", "0.0045", "0.01", "0", "0.01"]);
});

test("a line without a price waits and blocks nothing: the others are billed and settled (P8)", async () => {
  const { month, start, during, end } = aMonth();
  const actor = await makeCustomer("face-recognition-intl", "1000", start);
  const contract = {
    meter: "face-recognition-intl/face-search" as const,
    effectiveFrom: start,
    bounds: "(a,b]" as const,
    tiers: [{ upTo: null, unitPrice: "0.002" }],
  };
  accepted(await attachContract(support(actor), actor.accountId, contract, start));
  await report([call(actor, "SearchFaces", 100_000, during), call(actor, "VerifyFace", 5, during)], during);
  accepted(await closeMonth(month, end));
  const found = await billOf(actor);
  expect(
    found?.lines.map(({ meter, status, amount }) => [meter.split("/")[1], status, amount?.toFixed() ?? null]),
  ).toEqual([
    ["face-verification", "needs_quote", null],
    ["face-search", "priced", "200"],
    ["group-management", "priced", "0"],
  ]);
  expect((await balancesOf(actor)).cash).toBe("800.00");
});

test("each service has a bill of its own, with a line for each of its meters (L1)", async () => {
  const { month, start, during, end } = aMonth();
  const actor = await makeCustomer("face-recognition-cn", "0", start);
  await activate(actor, "faceid-cn", start);
  await report([call(actor, "DetectFace", 1, during), call(actor, "LivenessCompare", 51, during)], during);
  accepted(await closeMonth(month, end));
  const bills = await tenantTransaction(actor.accountId, (tx) => listBills(tx, actor.accountId, 10));
  const found = await tenantTransaction(actor.accountId, (tx) =>
    Promise.all(bills.map((bill) => findBill(tx, actor.accountId, bill.id))),
  );
  expect(found.map((each) => [each?.bill.service, each?.lines.length])).toEqual([
    ["face-recognition-cn", 8],
    ["faceid-cn", 10],
  ]);
});

test("an account that used nothing gets no bill", async () => {
  const { month, start, end } = aMonth();
  const actor = await makeCustomer("faceid-intl", "10", start);
  accepted(await closeMonth(month, end));
  expect(await billOf(actor)).toBeUndefined();
});

describe("a run", () => {
  test("is refused while the month is not over, up to its last millisecond", async () => {
    const { month, end } = aMonth();
    expect(refusalOf(await closeMonth(month, new Date(end.getTime() - 1)))).toBe("month_not_over");
    expect(refusalOf(await closeMonth(month, end))).toBeNull();
  });

  test("sets an account aside that fails, bills the others, says why, and bills it when it is mended", async () => {
    const { month, start, during, end } = aMonth();
    const [broken, sound] = [
      await makeCustomer("faceid-intl", "100", start),
      await makeCustomer("faceid-intl", "100", start),
    ];
    await report(
      [broken, sound].map((actor) => call(actor, "LivenessCompare", 10, during)),
      during,
    );
    const { accountId } = broken;
    await behindTriggers(
      (sql) => sql`insert into balances values (${accountId}, 'held', 'nonsense', 'USD', 1)`,
    );
    expect(accepted(await closeMonth(month, end))).toEqual({ completed: false });
    expect((await billOf(sound))?.bill.total.toFixed(2)).toBe("4.00");
    expect(await billOf(broken)).toBeUndefined();
    const failures = () => systemTransaction((tx) => listRunFailures(tx, month));
    expect(await failures()).toMatchObject([
      { accountId, attempts: 1, reason: expect.stringContaining("nonsense") },
    ]);
    expect(accepted(await closeMonth(month, end))).toEqual({ completed: false });
    expect(await failures()).toMatchObject([{ attempts: 2 }]);
    await behindTriggers(
      (sql) => sql`delete from balances where account_id = ${accountId} and item = 'nonsense'`,
    );
    expect(accepted(await closeMonth(month, end))).toEqual({ completed: true });
    expect((await billOf(broken))?.bill.total.toFixed(2)).toBe("4.00");
    expect(await failures()).toEqual([]);
    // The run tells the bills of whom it looked at again too, and no bill twice.
    accepted(await closeMonth(month, end));
    expect(await systemTransaction((tx) => findRunProgress(tx, month))).toMatchObject({ bills: 2 });
  });

  test("shows its progress", async () => {
    const { month, start, during, end } = aMonth();
    await report(
      [call(await makeCustomer("faceid-intl", "10", start), "LivenessCompare", 1, during)],
      during,
    );
    accepted(await closeMonth(month, end));
    const [{ accounts } = { accounts: 0 }] = await asOwner(
      (sql) => sql<{ accounts: number }[]>`select count(*)::int as accounts from accounts`,
    );
    expect(await systemTransaction((tx) => findRunProgress(tx, month))).toEqual({
      done: accounts,
      bills: 1,
      failed: 0,
    });
  });
});
