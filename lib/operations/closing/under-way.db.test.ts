import { expect, test } from "vitest";
import { listRunFailures, openBillingRun } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { findBalancesOf, saveTransactions } from "@/db/ledger";
import { at, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { type BillingMonth, billingMonth, monthEnd } from "@/lib/billing/billing-month";
import { posting } from "@/lib/billing/ledger/books";
import { money } from "@/lib/billing/money";
import { closeMonth } from "../close-month";
import { makeClosingWorld } from "../testing/closing-world";
import { closeAccounts } from "./close-accounts";

freshDatabase(3);

// The writes of a chunk are under way together: what is refused must not be hidden by what came behind it.
test.each([
  ["its bill", "bills", "2026-07"],
  ["a line, when the bill is on its way", "bill_lines", "2026-08"],
  ["its settlement, when bill and lines are on their way", "ledger_postings", "2026-09"],
])(
  "an account is set aside alone, with the database's reason, where that refuses %s",
  async (_, table, text) => {
    const month: BillingMonth = billingMonth(text);
    const now = monthEnd(month);
    await makeClosingWorld(20, [month]);
    const [one] = await asOwner(
      (sql) => sql<{ id: string }[]>`
      select account_id as id from usage_months where month = ${month} and billable > 0
      group by account_id order by account_id limit 1 offset 7`,
    );
    await asOwner((sql) =>
      sql.unsafe(`alter table ${table} add constraint refused check (account_id <> '${one?.id}') not valid`),
    );
    await systemTransaction((tx) => openBillingRun(tx, month, 100, now));
    expect(await closeMonth(month, now)).toEqual({ ok: true, value: { completed: false } });
    const failures = await systemTransaction((tx) => listRunFailures(tx, month));
    expect(failures.map(({ accountId }) => accountId)).toEqual([one?.id]);
    const [reason] = await asOwner(
      (sql) => sql`select reason from billing_run_failures where month = ${month}`,
    );
    expect(reason?.reason).toContain('"refused"');
    await asOwner((sql) => sql.unsafe(`alter table ${table} drop constraint refused`));
    expect(await closeMonth(month, now)).toEqual({ ok: true, value: { completed: true } });
  },
);

test("what a close reads it reads under the accounts' locks, though it asks for both at once", async () => {
  const during = at("2026-10-10 12:00");
  const actor = await makeCustomer("face-recognition-cn", "3000", at("2026-10-01 00:00"));
  await report([call(actor, "AnalyzeFace", 1_000_000, during)], during);
  const month = billingMonth("2026-10");
  const now = monthEnd(month);
  const topUp = {
    accountId: actor.accountId,
    reference: "top-up:late",
    kind: "top_up" as const,
    occurredAt: during,
    postings: [posting("payments", "cash", money("100", "CNY"))],
  };
  let closing: Promise<number> = Promise.resolve(0);
  await systemTransaction(async (tx) => {
    await tx.sql`select from accounts where id = ${actor.accountId} for update`;
    closing = systemTransaction((other) => closeAccounts(other, [actor.accountId], month, now));
    await untilSomebodyWaits();
    await saveTransactions(tx, [topUp]);
  });
  expect(await closing).toBe(1);
  const { cash, held } = await systemTransaction((tx) => findBalancesOf(tx, actor.accountId));
  const left = [...held.values()].reduce((sum, amount) => sum.plus(amount), cash);
  // 1,980.00 for a million calls; what is held for the next month is still the customer's.
  expect(left.toFixed(2)).toBe("1120.00");
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await asOwner(
      (sql) => sql<{ waits: boolean }[]>`
        select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`,
    );
    if (row?.waits) return;
  }
}
