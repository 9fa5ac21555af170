import { expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { hasDueMark } from "@/db/instance";
import { findBalancesOf } from "@/db/ledger";
import { listPacks } from "@/db/packs";
import { accepted, at, buy, call, makeCustomer, report, settle, voucher } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner, behindTriggers } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Actor } from "./actor";
import { requestRefund } from "./request-refund";
import { runDueWork } from "./run-due-work";

freshDatabase();
proveBooksAfterEach();

const start = at("2026-09-01 00:00");
const packsOf = ({ accountId }: Actor) => tenantTransaction(accountId, (tx) => listPacks(tx, accountId));
const cashOf = async ({ accountId }: Actor) =>
  (await systemTransaction((tx) => findBalancesOf(tx, accountId))).cash.toFixed(2);

/** Gives the account a service that the catalogue lacks: whoever evaluates its standing throws. */
const spoil = ({ accountId }: Actor) =>
  behindTriggers(
    (sql) =>
      sql`insert into account_services values (${accountId}, 'lost-service', 'active', ${start.toISOString()}, null)`,
  );
const mend = ({ accountId }: Actor) =>
  behindTriggers(
    (sql) => sql`delete from account_services where account_id = ${accountId} and service = 'lost-service'`,
  );

/** An account with something of everything that falls due by the 1st of October. */
async function everythingDue() {
  const actor = await makeCustomer("face-fusion", "1000", start);
  await report([call(actor, "FuseFace", 10_000, start)], start);
  await voucher(actor, { faceValue: "7", kinds: ["prepaid"], validUntil: at("2026-09-20 00:00") }, start);
  await buy(actor, "face-fusion/image-face-fusion/pack-1000", at("2026-09-29 00:00"));
  const [pack] = (await packsOf(actor)).filter(({ origin }) => origin === "purchased");
  accepted(await requestRefund(actor, pack?.id ?? "", at("2026-09-29 01:00")));
  return actor;
}

test("one account that cannot be handled holds up no other account and no other work, and is reported", async () => {
  const sound = await everythingDue();
  const broken = await everythingDue();
  const china = await makeCustomer("face-recognition-cn", "0", start);
  const overdue = await Promise.all(
    [broken, await makeCustomer("faceid-cn", "10", start)].map(async (actor) => {
      await settle(actor, "5000", at("2026-09-10 00:00"));
      return actor;
    }),
  );
  await spoil(broken);
  const now = at("2026-10-01 00:05");
  await expect(runDueWork(now)).rejects.toThrow(AggregateError);

  // 10,000 calls cost 500 by the table; the pack's 60 came back.
  expect(await cashOf(sound)).toBe("500.00");
  const vouchersLeft = (await systemTransaction((tx) => findBalancesOf(tx, sound.accountId))).vouchers;
  expect([...vouchersLeft.values()].map((left) => left.toFixed(2))).toEqual(["0.00"]);
  expect(
    (await packsOf(china)).filter(
      ({ validUntil }) => validUntil?.getTime() === at("2026-11-01 00:00").getTime(),
    ),
  ).toHaveLength(8);
  const [stopped] = await asOwner(
    (sql) => sql`select stopped_at from account_services where account_id = ${overdue[1]?.accountId ?? ""}`,
  );
  expect(new Date(stopped?.stopped_at)).toEqual(at("2026-09-11 00:00"));

  await mend(broken);
  await runDueWork(at("2026-10-01 00:06"));
  expect(await cashOf(broken)).toBe("-4500.00");
});

test("the month's free packs are marked as issued once everybody has them", async () => {
  const now = at("2026-12-01 00:05");
  const china = await makeCustomer("face-recognition-cn", "0", start);
  await Promise.all([runDueWork(now), runDueWork(now), runDueWork(now)]);
  const december = (await packsOf(china)).filter(
    ({ validUntil }) => validUntil?.getTime() === at("2027-01-01 00:00").getTime(),
  );
  expect(december.map(({ validFrom, units }) => [validFrom, units])).toEqual(
    Array(8).fill([at("2026-12-01 00:00"), 10_000]),
  );
  expect(await systemTransaction((tx) => hasDueMark(tx, "monthly_packs", "2026-12"))).toBe(true);
});
