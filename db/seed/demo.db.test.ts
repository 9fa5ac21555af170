import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hashApiKey } from "@/lib/auth/api-key";
import { instanceKeys } from "@/lib/operations/signing-in/testing/logins";
import { systemTransaction, type Tx } from "../client";
import { findKeyByHash } from "../instance";
import { temporaryFolder } from "../temporary-folder";
import { freshDatabase } from "../testing/fresh-database";
import { proveBooksAfterEach } from "../testing/proof";
import { seedDemo } from "./demo";

freshDatabase();
proveBooksAfterEach();
instanceKeys();

const folder = temporaryFolder("facet-seed-");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rows = <Row extends object>(text: (sql: Tx["sql"]) => Promise<Row[]>) =>
  systemTransaction((tx) => text(tx.sql));
const works = async (key: string) =>
  (await systemTransaction((tx) => findKeyByHash(tx, hashApiKey(key)))) !== undefined;

test("the demo's data is made once, and the key it prints works, also when its file is of a database that was reset", async () => {
  const file = join(folder, "platform-key");
  writeFileSync(file, "fpk_of_an_earlier_database_that_is_gone");
  const now = new Date();
  const key = await seedDemo(now, file);
  expect(await works(key)).toBe(true);
  expect(existsSync(file)).toBe(true);
  const count = () =>
    systemTransaction(
      async (tx) => (await tx.sql<{ n: number }[]>`select count(*)::int as n from accounts`)[0]?.n,
    );
  const before = await count();
  expect(await seedDemo(new Date(now.getTime() + 60_000), file)).toBe(key);
  expect(await count()).toBe(before);
});

test("each run of the demo made the bills that its month's own bills are, and closed every account that was there", async () => {
  const runs = await rows<{ month: string; accounts: number; bills: number; own: number; customers: number }>(
    (sql) => sql`
      select month, accounts_total as accounts,
        (select sum(bills)::int from billing_run_chunks c where c.month = r.month) as bills,
        (select count(*)::int from bills b where b.month = r.month and b.kind = 'month') as own,
        (select count(*)::int from accounts a where a.created_at < r.started_at) as customers
      from billing_runs r order by month`,
  );
  expect(runs).toHaveLength(3);
  for (const { accounts, bills, own, customers } of runs) expect([bills, accounts]).toEqual([own, customers]);
});

test("who is overdue is so by calls that were reported after the close, and their grace is running (U7, A2)", async () => {
  const overdue = await rows<{ name: string; cash: string; kinds: string; stopped: number }>(
    (sql) => sql`
      select a.name, b.amount::text as cash,
        (select string_agg(kind, ' ' order by sequence) from bills where account_id = a.id) as kinds,
        (select count(*)::int from account_services s where s.account_id = a.id and s.stopped_at is not null) as stopped
      from accounts a join balances b on b.account_id = a.id and b.book = 'cash'
      join memberships m on m.account_id = a.id join users u on u.id = m.user_id
      where u.email in ('overdue@demo.example', 'overdue-cn@demo.example') order by u.email`,
  );
  expect(overdue.map(({ kinds, stopped }) => [kinds, stopped])).toEqual([
    ["month adjustment", 0],
    ["month adjustment", 0],
  ]);
  for (const { cash } of overdue) expect(Number(cash)).toBeLessThan(0);
});
