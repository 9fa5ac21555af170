import { expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { at, call, makeCustomer, report, topUp } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { billingMonth } from "@/lib/billing/billing-month";
import type { Actor } from "./actor";
import { closeAccounts } from "./closing/close-accounts";
import { readHoldShortfalls } from "./read-hold-shortfalls";

freshDatabase();
proveBooksAfterEach();

const start = at("2026-09-10 10:00");
const read = async ({ accountId }: Actor) =>
  (await tenantTransaction(accountId, (tx) => readHoldShortfalls(tx, accountId))).map(
    ({ service, percent, amount }) => [service, percent, amount.currency, amount.amount],
  );
const close = ({ accountId }: Actor, month: string, now: Date) =>
  systemTransaction((tx) => closeAccounts(tx, [accountId], billingMonth(month), now));

test("what a hold lacks is told until the next bill makes another hold (L5)", async () => {
  // 1,010,000 comparisons less the free 10,000, at 0.0032: 3,200, and 3,840 to hold of the 800 that are left.
  const actor = await makeCustomer("face-recognition-cn", "4000", start);
  expect(await read(actor)).toEqual([]);
  await report([call(actor, "CompareFace", 1_010_000, start)], start);
  await close(actor, "2026-09", at("2026-10-01 00:05"));
  expect(await read(actor)).toEqual([["face-recognition-cn", 120, "CNY", "3040.00"]]);
  // Money that comes later is free to spend: the hold is made at a settlement only (L4).
  await topUp(actor, "5000", at("2026-10-02 09:00"));
  expect(await read(actor)).toEqual([["face-recognition-cn", 120, "CNY", "3040.00"]]);
  const october = at("2026-10-10 10:00");
  await report([call(actor, "CompareFace", 1_010_000, october)], october);
  await close(actor, "2026-10", at("2026-11-01 00:05"));
  // 5,800 were there with the released hold; 3,200 paid, and the 2,600 left held of 3,840.
  expect(await read(actor)).toEqual([["face-recognition-cn", 120, "CNY", "1240.00"]]);
});

test("nothing is short where the balances cover the hold, nor for services that hold nothing (L4)", async () => {
  const covered = await makeCustomer("face-recognition-cn", "10000", start);
  await report([call(covered, "CompareFace", 1_010_000, start)], start);
  await close(covered, "2026-09", at("2026-10-01 00:05"));
  expect(await read(covered)).toEqual([]);
  const owing = await makeCustomer("face-fusion", "1", start);
  await report([call(owing, "FuseFace", 10_000, start)], start);
  await close(owing, "2026-09", at("2026-10-01 00:05"));
  expect(await read(owing)).toEqual([]);
});
