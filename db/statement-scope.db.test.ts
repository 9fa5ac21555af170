import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { completeSubmittedRefunds } from "@/lib/operations/complete-refunds";
import { readBalances } from "@/lib/operations/read-balances";
import { readEntitlements } from "@/lib/operations/read-entitlements";
import { readFreePacks } from "@/lib/operations/read-free-packs";
import { readOrderPage } from "@/lib/operations/read-orders";
import { readOverview } from "@/lib/operations/read-overview";
import { readPackPage } from "@/lib/operations/read-packs";
import { readPurchase } from "@/lib/operations/read-purchase";
import { readServices } from "@/lib/operations/read-services";
import { readStatementPage } from "@/lib/operations/read-statement";
import { requestRefund } from "@/lib/operations/request-refund";
import { searchBills } from "./bill-search";
import { databaseUrl, tenantTransaction } from "./client";
import { at, buy, call, report } from "./testing/arrange";
import { freshDatabase } from "./testing/fresh-database";
import { behindTriggers } from "./testing/owner";
import { populate } from "./testing/populate";
import { tablesWithoutAccount } from "./testing/statement-scope";

freshDatabase();

/**
 * Statements over all accounts, each with the part of it that is known by and why it may be one. They run once a
 * minute, a day or a month, on behalf of nobody in particular, and never while a call is reported or something bought.
 */
const global: readonly (readonly [part: string, why: string])[] = [
  [
    'from "refunds" where ("refunds"."status"',
    "the worker's list of refunds to complete, by an index of open ones",
  ],
  ['from "refunds" where "refunds"."status"', "the same, its first page"],
  [
    "insert into billing_run_chunks",
    "month close cuts all accounts into chunks: once a month; each shard cuts its own",
  ],
  [
    'from "billing_run_failures" where',
    "accounts that a run set aside, tried again when all others are done",
  ],
  ["update billing_runs r set status", "a run ends when no chunk and no failure is left"],
  [
    "with i as materialized",
    "whether any event lies outside the months looked at: decided by the partitions' bounds",
  ],
];

interface Seen {
  readonly query: string;
  readonly calls: string;
}

let seen: Seen[] = [];
let owned: Set<string>;

beforeAll(async () => {
  const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} });
  await sql`create extension pg_stat_statements`;
  await sql`select pg_stat_statements_reset()`;
  owned = new Set(
    (
      await sql<{ name: string }[]>`
        select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and (a.attname = 'account_id' and not a.attisdropped or c.relname = 'accounts')`
    ).map((row) => row.name),
  );
  await everythingThatIsHot();
  seen = [
    ...(await sql<Seen[]>`
      select query, calls from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where dbid = (select oid from pg_database where datname = current_database())
        and rolname in ('console_tenant', 'console_system')`),
  ];
  await sql.end();
}, 120_000);

/** Usage, entitlements, purchases, refunds, a month close, and the pages of customers. */
async function everythingThatIsHot(): Promise<void> {
  const [accountId = ""] = await populate(2);
  const now = at("2026-10-12 10:00");
  const [row] = await behindTriggers(
    (sql) => sql`select user_id from memberships where account_id = ${accountId}`,
  );
  const actor = { accountId, userId: String(row?.user_id) };
  await report([call(actor, "FuseFace", 3, now)], now);
  await buy(actor, "face-fusion/image-face-fusion/pack-1000", now);
  const [pack] = await behindTriggers(
    (sql) =>
      sql`select id from packs where account_id = ${accountId} and origin = 'purchased' and remaining = units and status = 'active' order by id desc`,
  );
  await requestRefund(actor, String(pack?.id), now);
  await completeSubmittedRefunds(now);
  await readEntitlements(accountId, now);
  await readPurchase(accountId, { offerId: "face-fusion/image-face-fusion/pack-1000", quantity: 1 }, now);
  const page = { cursor: null, size: 20 };
  await tenantTransaction(accountId, async (tx) => {
    await readOverview(tx, accountId, now);
    await readServices(tx, accountId, now);
    await readFreePacks(tx, accountId, now);
    await readBalances(tx, accountId, now);
    await readOrderPage(tx, accountId, {}, page);
    await readPackPage(tx, accountId, { tab: "usable" }, { ...page, sort: "newest", descending: true }, now);
    await readStatementPage(tx, accountId, {}, page);
    await searchBills(tx, { accountId }, "newest", page);
  });
}

test("the paths were walked", () => {
  expect(seen.length).toBeGreaterThan(60);
});

test("each statement says whose rows it wants, or is one of the few that run over all accounts", async () => {
  const unscoped: string[] = [];
  for (const { query } of seen) {
    if (/^(begin|commit|rollback|set|show|savepoint|release|fetch|close|declare|copy)\b/i.test(query.trim()))
      continue;
    const tables = await tablesWithoutAccount(query, owned);
    if (tables.length === 0 || global.some(([part]) => query.includes(part))) continue;
    unscoped.push(`${tables.join(", ")}: ${query.replace(/\s+/g, " ")}`);
  }
  expect(unscoped).toEqual([]);
});

test("the list of those that run over all accounts names only such as there are", () => {
  expect(global.filter(([part]) => !seen.some(({ query }) => query.includes(part)))).toEqual([]);
});
