import { expect, test } from "vitest";
import { findRunProgress, listRunFailures, openBillingRun } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner, behindTriggers } from "@/db/testing/owner";
import { billingMonth, monthEnd } from "@/lib/billing/billing-month";
import { closeMonth } from "../close-month";
import { makeClosingWorld } from "../testing/closing-world";

// One connection: whatever waits for a second one while it holds the first would wait for ever.
freshDatabase(1);

const month = billingMonth("2026-09");
const now = monthEnd(month);

const counts = async () => {
  const [row] = await asOwner(
    (sql) => sql<{ bills: number; told: number; untold: number }[]>`
      select (select count(distinct account_id)::int from bills) as bills,
        (select count(distinct account_id)::int from messages where kind = 'bill_ready') as told,
        (select count(*)::int from bills b where not exists (
          select from messages m where (m.account_id, m.kind, m.cause) = (b.account_id, 'bill_ready', b.id::text))) as untold`,
  );
  return row;
};

test("in a chunk with broken accounts all others are closed and told, the broken ones set aside, then closed when mended", async () => {
  await makeClosingWorld(60, [month]);
  const broken = await asOwner(
    (sql) => sql<{ id: string }[]>`select id from accounts order by id limit 2 offset 20`,
  );
  await behindTriggers(async (sql) => {
    for (const { id } of broken)
      await sql`insert into balances select id, 'held', 'nonsense', currency, 1 from accounts where id = ${id}`;
  });
  await systemTransaction((tx) => openBillingRun(tx, month, 25, now));

  expect(await closeMonth(month, now)).toEqual({ ok: true, value: { completed: false } });
  expect(await counts()).toEqual({ bills: 58, told: 58, untold: 0 });
  const failures = await systemTransaction((tx) => listRunFailures(tx, month));
  expect(failures.map(({ accountId, attempts }) => [accountId, attempts])).toEqual(
    broken.map(({ id }) => [id, 1]),
  );

  await behindTriggers((sql) => sql`delete from balances where item = 'nonsense'`);
  expect(await closeMonth(month, now)).toEqual({ ok: true, value: { completed: true } });
  expect(await counts()).toEqual({ bills: 60, told: 60, untold: 0 });
  expect(await systemTransaction((tx) => findRunProgress(tx, month))).toMatchObject({ done: 60, failed: 0 });
});
