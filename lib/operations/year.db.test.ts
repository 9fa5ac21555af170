import { expect, test } from "vitest";
import { listBills } from "@/db/bills";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { listMessages } from "@/db/instance";
import { findBalancesOf } from "@/db/ledger";
import { listPacks } from "@/db/packs";
import { accepted, at, buy, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { listPostings } from "@/db/testing/postings";
import { proveBooks } from "@/db/testing/proof";
import {
  addDays,
  type BillingMonth,
  billingMonth,
  monthEnd,
  monthStart,
  nextMonth,
} from "@/lib/billing/billing-month";
import type { Actor } from "./actor";
import { closeMonth } from "./close-month";
import { runDueWork } from "./run-due-work";

freshDatabase();

/** A run closes a month once, over the accounts that were there: each test lives in a time of its own. */
const first = billingMonth("2026-03");
const [second, third] = [billingMonth("2027-05"), billingMonth("2027-10")];
const runAt = (month: BillingMonth) => new Date(monthEnd(month).getTime() + 5 * 60_000);
const middle = (month: BillingMonth) => addDays(monthStart(month), 14);
const monthsFrom = (month: BillingMonth, count: number): BillingMonth[] =>
  count === 0 ? [] : [month, ...monthsFrom(nextMonth(month), count - 1)];

const balancesOf = async ({ accountId }: Actor) => {
  const { cash, held } = await systemTransaction((tx) => findBalancesOf(tx, accountId));
  const sum = [...held.values()].reduce((total, part) => total.plus(part), cash.minus(cash));
  return { cash: cash.toFixed(2), held: sum.toFixed(2) };
};
const billsOf = (actor: Actor) =>
  tenantTransaction(actor.accountId, (tx) => listBills(tx, actor.accountId, 100));
const messagesOf = async (actor: Actor) =>
  (await tenantTransaction(actor.accountId, (tx) => listMessages(tx, actor.accountId, 100)))
    .map(({ kind }) => kind)
    .reverse();

/** 002's example: 1,000,000 五官定位 in a month cost 1,980, because 10,000 are free. */
const callLandmarks = (actor: Actor, month: BillingMonth) =>
  report([call(actor, "AnalyzeFace", 1_000_000, middle(month))], middle(month));

test("a year of 12 closes: each bills 1,980, releases the hold before it deducts, and holds 120 % anew (L4)", async () => {
  const actor = await makeCustomer("face-recognition-cn", "100000", monthStart(first));
  await buy(actor, "face-recognition-cn/face-detection/pack-1000000", monthStart(first));
  const months = monthsFrom(first, 12);
  for (const [closed, month] of months.entries()) {
    await callLandmarks(actor, month);
    await runDueWork(new Date(runAt(month).getTime() - 1));
    expect(await billsOf(actor)).toHaveLength(closed);
    await runDueWork(runAt(month));
    await runDueWork(runAt(month));
    expect(await billsOf(actor)).toHaveLength(closed + 1);
    expect(await balancesOf(actor)).toEqual({
      cash: (100_000 - 450 - 1_980 * (closed + 1) - 2_376).toFixed(2),
      held: "2376.00",
    });
  }
  const bills = await billsOf(actor);
  expect(bills.map((bill) => bill.month).sort()).toEqual(months);
  for (const bill of bills)
    expect([bill.total.toFixed(2), bill.settlement.held]).toEqual(["1980.00", "2376.00"]);
  const kinds = (await tenantTransaction(actor.accountId, (tx) => listPostings(tx, actor.accountId, 100)))
    .map(({ kind }) => kind)
    .reverse();
  // The first close has nothing to release.
  expect(kinds.slice(2)).toEqual([
    "settlement",
    "hold",
    ...Array(11).fill(["release", "settlement", "hold"]).flat(),
  ]);
  const packs = await tenantTransaction(actor.accountId, (tx) => listPacks(tx, actor.accountId));
  // 8 meters, 12 months and the running one; and the pack that was bought, which ended with the year.
  expect(packs.filter(({ origin }) => origin === "free")).toHaveLength(8 * 13);
  expect(packs.filter(({ origin }) => origin === "purchased").map(({ validUntil }) => validUntil)).toEqual([
    at("2027-03-01 00:00"),
  ]);
  await proveBooks();
});

test("a hold that covers the bill keeps the account out of arrears; a shortfall is told, and is no debt (L5)", async () => {
  const actor = await makeCustomer("face-recognition-cn", "4356", monthStart(second));
  const seen: unknown[] = [];
  for (const month of monthsFrom(second, 3)) {
    await callLandmarks(actor, month);
    await runDueWork(runAt(month));
    seen.push({
      ...(await balancesOf(actor)),
      messages: (await messagesOf(actor)).filter((kind) => !kind.startsWith("pack_")),
    });
  }
  expect(seen).toEqual([
    { cash: "0.00", held: "2376.00", messages: ["bill_ready"] },
    { cash: "0.00", held: "396.00", messages: ["bill_ready", "bill_ready", "hold_shortfall"] },
    {
      cash: "-1584.00",
      held: "0.00",
      messages: ["bill_ready", "bill_ready", "hold_shortfall", "bill_ready", "hold_shortfall", "overdue"],
    },
  ]);
  await proveBooks();
});

test("a month without calls gives the hold back in a bill of nothing", async () => {
  const actor = await makeCustomer("face-recognition-cn", "5000", monthStart(third));
  await callLandmarks(actor, third);
  const quiet = nextMonth(third);
  for (const month of [third, quiet, nextMonth(quiet)]) accepted(await closeMonth(month, runAt(month)));
  expect(
    (await billsOf(actor)).map((bill) => [bill.month, bill.total.toFixed(2), bill.settlement.released]),
  ).toEqual([
    [quiet, "0.00", "2376.00"],
    [third, "1980.00", "0.00"],
  ]);
  expect(await balancesOf(actor)).toEqual({ cash: "3020.00", held: "0.00" });
  await proveBooks();
});
