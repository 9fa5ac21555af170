import { beforeAll, expect, test } from "vitest";
import { pool, type Tx, tenantTransaction } from "./client";
import { listEntitlementStates } from "./entitlement-state";
import { listInboxPage } from "./inbox";
import { countUnreadMessages } from "./instance";
import { listPackPage, type PackFilter } from "./pack-list";
import { listCurrentPacks } from "./packs";
import { makeAccount } from "./testing/arrange";
import { freshDatabase } from "./testing/fresh-database";
import { readUsageState } from "./usage-state";

freshDatabase();

const now = new Date("2026-10-15T00:00:00Z");
const meter = "face-fusion/image-face-fusion";
const past = 3_000;
let accountId: string;

/** An account whose packs ended and whose messages were read long ago, among others like it. */
beforeAll(async () => {
  const accounts = await Promise.all([1, 2, 3].map(() => makeAccount("international", now)));
  accountId = accounts[0]?.accountId ?? "";
  for (const { accountId: id } of accounts) {
    await pool().unsafe(`
      insert into packs (account_id, id, service, meter, kind, origin, units, remaining, used, valid_from, valid_until, status, created_at)
      select '${id}', gen_random_uuid(), 'face-fusion', '${meter}', 'calls', 'gifted', 1000, 10, 1,
        t, t + interval '1 year', 'active', t from (select timestamptz '2020-01-01' + n * interval '1 minute' as t from generate_series(1, ${past}) n) past`);
    await pool().unsafe(`
      insert into messages (account_id, id, kind, cause, params, created_at, read_at)
      select '${id}', gen_random_uuid(), 'bill_ready', 'past ' || n, '{}', timestamptz '2020-01-01' + n * interval '1 minute', '2021-01-01'
      from generate_series(1, ${past}) n`);
  }
  await pool()`analyze`;
});

/** How many rows of the table a customer's page reads for it. */
async function rowsRead(table: string, read: (tx: Tx) => Promise<unknown>): Promise<number> {
  return tenantTransaction(accountId, async (tx) => {
    const before = await rowsSoFar(tx, table);
    await read(tx);
    return (await rowsSoFar(tx, table)) - before;
  });
}

/** Of the session: PostgreSQL passes these on from time to time, so they need not begin at 0. */
async function rowsSoFar({ sql }: Tx, table: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n
    from pg_stat_xact_user_tables where relname = ${table}`;
  return row?.n ?? Number.NaN;
}

const tab = (name: PackFilter["tab"]) => (tx: Tx) =>
  listPackPage(
    tx,
    accountId,
    { tab: name, now, workingMeters: [meter] },
    { cursor: null, size: 20, sort: "expiry", descending: false },
  );

test.each([
  ["packs in force", "packs", (tx: Tx) => listCurrentPacks(tx, accountId, now)],
  ["the usable ones on their page", "packs", tab("usable")],
  ["those not usable yet", "packs", tab("not_yet_usable")],
  ["packs that calls may draw from", "packs", (tx: Tx) => readUsageState(tx, [accountId], now)],
  ["packs that a gateway is told of", "packs", (tx: Tx) => listEntitlementStates(tx, [accountId], now)],
  ["the number of unread messages", "messages", (tx: Tx) => countUnreadMessages(tx, accountId)],
  [
    "unread messages",
    "messages",
    (tx: Tx) => listInboxPage(tx, accountId, { unreadOnly: true }, { cursor: null, size: 20 }),
  ],
])("%s are read without those of the past, under row security", async (_, table, read) => {
  expect(await rowsRead(table, read)).toBeLessThan(10);
});

test("so the count of rows sees a read that goes through the past", async () => {
  expect(await rowsRead("packs", tab("used_up"))).toBeGreaterThanOrEqual(past);
});
