import { expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { accepted, at, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { billingMonth } from "@/lib/billing/billing-month";
import { closeMonth } from "./close-month";
import { runDueWork } from "./run-due-work";

freshDatabase(16);
proveBooksAfterEach();

const start = at("2026-09-01 00:00");
const now = at("2026-10-01 00:05");
const september = billingMonth("2026-09");

test("two closes of a month at once and a third later make one bill and one settlement (rule L3)", async () => {
  const customers = await Promise.all(
    Array.from({ length: 12 }, () => makeCustomer("faceid-cn", "1000", start)),
  );
  await report(
    customers.map((actor) => call(actor, "ImageRecognition", 3_050, at("2026-09-15 12:00"))),
    at("2026-09-15 12:00"),
  );
  await Promise.all([closeMonth(september, now), closeMonth(september, now)]);
  expect(accepted(await closeMonth(september, now))).toEqual({ completed: true });
  await Promise.all([runDueWork(now), runDueWork(now)]);
  for (const { accountId } of customers) {
    const [row] = await asOwner(
      (sql) => sql`
        select (select count(*)::int from bills where account_id = ${accountId}) as bills,
          (select count(*)::int from ledger_postings where account_id = ${accountId} and kind = 'settlement' and position = 0) as settlements,
          (select count(*)::int from messages where account_id = ${accountId} and kind = 'bill_ready') as messages`,
    );
    expect(row).toEqual({ bills: 1, settlements: 1, messages: 1 });
    // 004's example: 3,000 photo verifications after the 50 trial calls cost 2,550.
    const { cash } = await systemTransaction((tx) => findBalancesOf(tx, accountId));
    expect(cash.toFixed(2)).toBe("-1550.00");
  }
});

test("usage, purchases and the close of the month before at once keep the books", async () => {
  const customers = await Promise.all(
    Array.from({ length: 8 }, () => makeCustomer("face-recognition-cn", "5000", at("2026-10-05 00:00"))),
  );
  const usage = (when: Date) => customers.map((actor) => call(actor, "SearchFaces", 50_000, when));
  await report(usage(at("2026-10-20 12:00")), at("2026-10-20 12:00"));
  const later = at("2026-11-01 00:30");
  await Promise.all([
    closeMonth(billingMonth("2026-10"), later),
    runDueWork(later),
    report(usage(at("2026-10-30 23:59:59.999")), later),
    report(usage(at("2026-11-01 00:00")), later),
    report(usage(later), later),
  ]);
  const bills = await asOwner(
    (sql) =>
      sql`select account_id from bills where service = 'face-recognition-cn' and kind = 'month' and month = '2026-10'`,
  );
  expect(bills).toHaveLength(8);
});

test("a report that began before midnight and came after the bill is billed all the same (rule U7)", async () => {
  const actor = await makeCustomer("face-fusion", "100", at("2026-12-01 00:00"));
  const lastMoment = at("2026-12-31 23:59:59.999");
  accepted(await closeMonth(billingMonth("2026-12"), at("2027-01-01 00:00")));
  // It waited for the account's lock meanwhile; its clock is the one of when it began.
  await report([call(actor, "FuseFace", 100, lastMoment)], lastMoment);
  await runDueWork(at("2027-01-02 00:00"));
  const { cash } = await systemTransaction((tx) => findBalancesOf(tx, actor.accountId));
  expect(cash.toFixed(2)).toBe("93.50");
});
