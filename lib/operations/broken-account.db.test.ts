import { expect, test } from "vitest";
import { listBills } from "@/db/bills";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { listPacks } from "@/db/packs";
import { listRefunds } from "@/db/refunds";
import { accepted, at, buy, call, gift, makeCustomer, report, settle, voucher } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { behindTriggers } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { billingMonth } from "@/lib/billing/billing-month";
import type { Actor } from "./actor";
import { closeMonth } from "./close-month";
import { expireVouchers } from "./expire-vouchers";
import { requestRefund } from "./request-refund";
import { runDueWork } from "./run-due-work";
import { stopOverdueServices } from "./stop-overdue";

freshDatabase();
proveBooksAfterEach();

/** Nothing that ends in an evaluation of the account's standing can be done any more. */
async function breakAccount({ accountId }: Actor): Promise<void> {
  await behindTriggers(
    (sql) => sql`insert into account_services (account_id, service, active, first_activated_at)
      values (${accountId}, 'gone', 'active', now())`,
  );
}

const cashOf = (actor: Actor) =>
  systemTransaction(async (tx) => (await findBalancesOf(tx, actor.accountId)).cash.toFixed(2));
const isStopped = async ({ accountId }: Actor) => {
  const rows = await systemTransaction(
    (tx) => tx.sql`
    select 1 from service_changes where account_id = ${accountId} and change = 'stopped'`,
  );
  return rows.length > 0;
};

test("a stop that cannot be written holds up no other account's", async () => {
  const [broken, sound] = [
    await makeCustomer("face-fusion", "1", at("2026-01-01 09:00")),
    await makeCustomer("face-fusion", "1", at("2026-01-01 09:00")),
  ];
  await settle(broken, "2", at("2026-01-02 09:00"));
  await settle(sound, "2", at("2026-01-02 10:00"));
  await breakAccount(broken);
  await expect(stopOverdueServices(at("2026-01-03 10:00"))).rejects.toThrow(
    "1 services could not be stopped",
  );
  expect(await isStopped(sound)).toBe(true);
  expect(await isStopped(broken)).toBe(false);
});

test("a voucher that cannot expire holds up no other account's", async () => {
  const end = at("2026-02-10 00:00");
  const holders = [
    await makeCustomer("face-fusion", "1", at("2026-02-01 09:00")),
    await makeCustomer("face-fusion", "1", at("2026-02-01 09:00")),
  ];
  for (const holder of holders) await voucher(holder, { validUntil: end }, at("2026-02-02 09:00"));
  const [broken, sound] = holders.sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
  if (!broken || !sound) throw new Error("Two accounts were made");
  await breakAccount(broken);
  await expect(expireVouchers(end)).rejects.toThrow("1 vouchers could not be expired");
  const left = await systemTransaction((tx) => findBalancesOf(tx, sound.accountId));
  expect([...left.vouchers.values()].map(String)).toEqual(["0"]);
});

test("the tick does everything for the others, and says afterwards what it could not do", async () => {
  const start = at("2026-08-01 09:00");
  const broken = await makeCustomer("face-fusion", "1000", start);
  const sound = await makeCustomer("face-fusion", "1000", start);
  const china = await makeCustomer("face-recognition-cn", "0", start);
  const month = billingMonth("2026-08");
  await report(
    [broken, sound].map((actor) => call(actor, "FuseFace", 10, start)),
    start,
  );
  accepted(await closeMonth(month, at("2026-09-01 00:05")));
  await report(
    [broken, sound].map((actor) => call(actor, "FuseFace", 10, start)),
    at("2026-09-01 10:00"),
  );
  await gift(sound, "60", at("2026-09-01 10:00"));
  await buy(sound, "face-fusion/image-face-fusion/pack-1000", at("2026-09-01 10:00"));
  const [pack] = (await systemTransaction((tx) => listPacks(tx, sound.accountId))).filter(
    ({ origin }) => origin === "purchased",
  );
  accepted(await requestRefund(sound, pack?.id ?? "", at("2026-09-01 10:01")));
  await breakAccount(broken);

  await expect(runDueWork(at("2026-09-02 00:00"))).rejects.toThrow(AggregateError);

  expect(
    (await systemTransaction((tx) => listBills(tx, sound.accountId, 9))).map(({ kind }) => kind),
  ).toEqual(["month", "adjustment"]);
  expect(await cashOf(sound)).toBe("998.70");
  const issued = await systemTransaction((tx) => listPacks(tx, china.accountId));
  expect(issued.filter(({ grantKey }) => grantKey?.endsWith(":2026-09"))).toHaveLength(8);
  expect(
    (await systemTransaction((tx) => listRefunds(tx, sound.accountId))).map(({ status }) => status),
  ).toEqual(["completed"]);
});
