import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import { posting } from "@/lib/billing/ledger/books";
import { money } from "@/lib/billing/money";
import { systemTransaction } from "./client";
import { saveTransactions } from "./ledger";
import { checkLedger } from "./ledger-check";
import { migrateDatabase } from "./migrate";
import { temporaryFolder } from "./temporary-folder";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

const folder = temporaryFolder("facet-migrations-");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The schema as it was when a transaction had a row beside its postings. */
async function migrateBefore0016(url: string): Promise<void> {
  cpSync(fileURLToPath(new URL("./migrations", import.meta.url)), folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: { idx: number }[] };
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx < 16) }));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await migrate(drizzle(sql), { migrationsFolder: folder });
  await sql.end();
}

test("migration 0016 keeps each posting, beside what its transaction said of it", async () => {
  const url = new URL(inject("templateUrl"));
  url.pathname = `${new URL(process.env.DATABASE_URL ?? "").pathname}_before`;
  const admin = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  await admin.unsafe(`create database ${url.pathname.slice(1)}`);
  await admin.end();
  await migrateBefore0016(url.href);
  const sql = postgres(url.href, { max: 1 });
  const accountId = "00000000-0000-7000-8000-000000000001";
  await sql.unsafe(`
    insert into accounts (id, site, currency, name, created_at) values ('${accountId}', 'international', 'USD', 'Before', now());
    insert into ledger_transactions (account_id, id, reference, kind, occurred_at, recorded_at, request_id) values
      ('${accountId}', '00000000-0000-7000-8000-00000000000a', 'top-up', 'top_up', '2026-09-01T00:00:00Z', '2026-09-01T00:00:01Z', 'request'),
      ('${accountId}', '00000000-0000-7000-8000-00000000000b', 'order', 'purchase', '2026-09-02T00:00:00Z', '2026-09-02T00:00:01Z', null);
    insert into ledger_postings (account_id, transaction_id, position, from_book, to_book, currency, amount, from_after, to_after) values
      ('${accountId}', '00000000-0000-7000-8000-00000000000a', 0, 'payments', 'cash', 'USD', 10, null, 10),
      ('${accountId}', '00000000-0000-7000-8000-00000000000b', 0, 'cash', 'pack_sales', 'USD', 4, 6, null),
      ('${accountId}', '00000000-0000-7000-8000-00000000000b', 1, 'cash', 'tax', 'USD', 0.5, 5.5, null);
    insert into reconciliations (month, currency, report) values ('2026-08', 'USD', '{"checks": [{"id": "emptyTransactions"}]}')`);
  const before = await sql`
    select p.*, t.reference, t.kind, t.occurred_at, t.recorded_at, t.request_id
    from ledger_postings p join ledger_transactions t on t.id = p.transaction_id order by p.transaction_id, p.position`;

  await migrateDatabase(url.href, new Date());

  expect(before).toHaveLength(3);
  expect(await sql`select * from ledger_postings order by transaction_id, position`).toEqual(before);
  const [report] = await sql`select report -> 'checks' -> 0 ->> 'id' as id from reconciliations`;
  expect(report?.id).toBe("wholeTransactions");
  await sql.end();
  // The ledger goes on where it was, and its cause is still booked once.
  process.env.DATABASE_URL = url.href;
  const cause = (reference: string) => ({
    accountId,
    reference,
    kind: "purchase" as const,
    occurredAt: new Date("2026-09-03T00:00:00Z"),
    postings: [posting("cash", "pack_sales", money("5.5", "USD"))],
  });
  const save = (reference: string) => systemTransaction((tx) => saveTransactions(tx, [cause(reference)]));
  await expect(save("order")).rejects.toThrow(/ledger_postings_once/);
  await save("another order");
  expect(await systemTransaction(checkLedger)).toMatchObject({
    driftedBalances: 0,
    incompleteTransactions: 0,
  });
});
