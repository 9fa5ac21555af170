import { expect, test } from "vitest";
import { listBills } from "@/db/bills";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { at, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { billingMonth } from "@/lib/billing/billing-month";
import { closeAccounts } from "./close-accounts";

freshDatabase();
proveBooksAfterEach();

test("a month that was set aside and is billed after the next one leaves that one's hold alone (L4)", async () => {
  const actor = await makeCustomer("face-recognition-cn", "10000.00", at("2026-10-01 09:00"));
  await report([call(actor, "AnalyzeFace", 110_000, at("2026-10-10 12:00"))], at("2026-10-10 12:01"));
  await report([call(actor, "AnalyzeFace", 210_000, at("2026-11-10 12:00"))], at("2026-11-10 12:01"));
  const close = (month: string, now: string) =>
    systemTransaction((tx) => closeAccounts(tx, [actor.accountId], billingMonth(month), at(now)));
  const books = () =>
    systemTransaction(async (tx) => {
      const { cash, held } = await findBalancesOf(tx, actor.accountId);
      return [cash.toFixed(2), [...held.values()].map((amount) => amount.toFixed(2))];
    });

  await close("2026-11", "2026-12-01 00:05");
  // 200,000 × 0.002 = 400; 120 % of it held for December.
  expect(await books()).toEqual(["9120.00", ["480.00"]]);
  await close("2026-10", "2026-12-02 10:00");
  await close("2026-10", "2026-12-02 10:01");
  // 100,000 × 0.002 = 200, and nothing else.
  expect(await books()).toEqual(["8920.00", ["480.00"]]);
  const bills = await systemTransaction((tx) => listBills(tx, actor.accountId, 10));
  expect(
    bills.map(({ month, total, settlement }) => [
      month,
      total.toFixed(2),
      settlement.released,
      settlement.held,
    ]),
  ).toEqual([
    ["2026-11", "400.00", "0.00", "480.00"],
    ["2026-10", "200.00", "0.00", "0.00"],
  ]);
});
