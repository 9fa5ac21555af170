import { beforeAll, expect, test } from "vitest";
import { listBillsOfMonth, listIssuedBills } from "./bills";
import { systemTransaction, type Tx } from "./client";
import { readClosingState } from "./closing-state";
import { freshDatabase } from "./testing/fresh-database";
import { behindTriggers } from "./testing/owner";

freshDatabase();

const accounts = 2_000;
const month = "2026-07";
let ids: string[];

/**
 * Half a year of bills that the planner has statistics of, and then a month that it has never heard of: it takes such
 * a month for empty and reads it from end to end, if an index lets it, while a close is filling it.
 */
beforeAll(async () => {
  await behindTriggers(async (sql) => {
    await sql`alter table bills set (autovacuum_enabled = false)`;
    const rows = await sql<
      { id: string }[]
    >`select gen_random_uuid() as id from generate_series(1, ${accounts})`;
    ids = rows.map(({ id }) => id);
    const bill = (of: string) => sql`
      insert into bills (account_id, id, month, service, kind, sequence, currency, usage_exact, rounding, subtotal, tax_rate, tax, total, settlement, issued_at)
      select id, gen_random_uuid(), ${of}, 'face-fusion', 'month', 0, 'USD', 1, 0, 1, 0, 0, 1, '{}', now() from unnest(${`{${ids}}`}::uuid[]) id`;
    for (let past = 1; past <= 6; past++) await bill(`2026-0${past}`);
    await sql`analyze bills`;
    await bill(month);
  });
});

/** How many bills were read for it. */
function billsRead(read: (tx: Tx) => Promise<unknown>): Promise<number> {
  return systemTransaction(async (tx) => {
    const before = await billsSoFar(tx);
    await read(tx);
    return (await billsSoFar(tx)) - before;
  });
}

async function billsSoFar({ sql }: Tx): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n
    from pg_stat_xact_user_tables where relname = 'bills'`;
  return row?.n ?? Number.NaN;
}

test.each([
  ["of one account", 1, (tx: Tx, some: string[]) => listBillsOfMonth(tx, some, month)],
  ["of accounts that are told of theirs", 500, (tx: Tx, some: string[]) => listIssuedBills(tx, some, month)],
  ["of accounts whose month is closed", 500, (tx: Tx, some: string[]) => readClosingState(tx, some, month)],
])("bills of a month that is just being closed are read by account: %s", async (_, count, read) => {
  expect(await billsRead((tx) => read(tx, ids.slice(0, count)))).toBe(count);
});

test("so the count of bills sees a read that goes through the month", async () => {
  const whole = (tx: Tx) => tx.sql`select sum(total) from bills where month = ${month}`;
  expect(await billsRead(whole)).toBe(accounts);
});
