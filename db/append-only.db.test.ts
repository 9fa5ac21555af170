import { beforeAll, describe, expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "./client";
import { freshDatabase } from "./testing/fresh-database";
import { asOwner } from "./testing/owner";
import { populate } from "./testing/populate";
import { proveBooksAfterEach } from "./testing/proof";

freshDatabase();
proveBooksAfterEach();

/** History only grows: no row of these is ever changed or taken away. */
const appendOnly = [
  "ledger_postings",
  "orders",
  "bills",
  "bill_lines",
  "service_changes",
  "billing_modes",
  "contracts",
  "qps_quotas",
  "vouchers",
  "audit_log",
  "entitlement_changes",
  "price_versions",
  "free_quota_versions",
  "security_events",
  "member_changes",
];
/** What changes, but is never taken away. */
const kept = [
  "packs",
  "refunds",
  "top_ups",
  "usage_events",
  "usage_months",
  "usage_hours",
  "pack_draws",
  "accounts",
  "invitations",
  "viewings",
  // The files go, their manifests stay (decision 15).
  "exports",
];

let accountId: string;
beforeAll(async () => {
  [accountId = ""] = await populate(1);
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
const restricted = "23001";

/** Any column will do: the trigger stands before the statement. */
async function firstColumn(table: string): Promise<string> {
  const [row] = await asOwner(
    (sql) => sql`select attname from pg_attribute where attrelid = ${table}::regclass and attnum = 1`,
  );
  return String(row?.attname);
}

describe.each(appendOnly)("%s", (table) => {
  test("holds rows in this test, so that refusing means something", async () => {
    const [row] = await asOwner((sql) => sql`select count(*)::int as n from ${sql(table)}`);
    expect(row?.n).toBeGreaterThan(0);
  });

  test("refuses update, delete and truncate, even by the schema's owner", async () => {
    const column = await firstColumn(table);
    expect(
      await codeOf(asOwner((sql) => sql`update ${sql(table)} set ${sql(column)} = ${sql(column)}`)),
    ).toBe(restricted);
    expect(await codeOf(asOwner((sql) => sql`delete from ${sql(table)}`))).toBe(restricted);
    expect(await codeOf(asOwner((sql) => sql`truncate ${sql(table)} cascade`))).toBe(restricted);
  });
});

describe.each(kept)("%s", (table) => {
  test("refuses delete and truncate, even by the schema's owner", async () => {
    expect(await codeOf(asOwner((sql) => sql`delete from ${sql(table)}`))).toBe(restricted);
    expect(await codeOf(asOwner((sql) => sql`truncate ${sql(table)} cascade`))).toBe(restricted);
  });
});

/** Queues of work, counts of guesses, who is a member now; not history: what is over is taken away. */
const queues = ["rating_requests", "deliveries", "guess_throttles", "memberships"];

test("neither role may delete from any table but a queue, nor truncate one", async () => {
  const rows = await asOwner(
    (sql) => sql`
      select c.relname, r.rolname from pg_class c cross join pg_roles r
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and r.rolname in ('console_tenant', 'console_system')
        and (has_table_privilege(r.oid, c.oid, 'DELETE') or has_table_privilege(r.oid, c.oid, 'TRUNCATE'))`,
  );
  expect(rows.filter(({ relname }) => !queues.includes(relname))).toEqual([]);
});

test("a delivery that was not sent yet is never deleted", async () => {
  const [row] = await asOwner(
    (sql) => sql`select count(*)::int as n from deliveries where status = 'queued'`,
  );
  expect(row?.n).toBeGreaterThan(0);
  expect(await codeOf(asOwner((sql) => sql`delete from deliveries where status = 'queued'`))).toBe(
    restricted,
  );
});

describe("balances", () => {
  const writes = {
    insert:
      "insert into balances (account_id, book, item, currency, amount) select account_id, 'earnings', 'x', currency, 1 from balances limit 1",
    update: "update balances set amount = amount + 1",
    delete: "delete from balances",
    truncate: "truncate balances",
  };
  test.each(Object.entries(writes))("refuse %s by anyone but the ledger", async (_, statement) => {
    expect(await codeOf(asOwner((sql) => sql.unsafe(statement)))).toBe(restricted);
    const refused = [restricted, "42501"];
    expect(refused).toContain(await codeOf(systemTransaction((tx) => tx.sql.unsafe(statement))));
    expect(refused).toContain(await codeOf(tenantTransaction(accountId, (tx) => tx.sql.unsafe(statement))));
  });
});

describe("a pack", () => {
  const change = (assignment: string, where: string) =>
    codeOf(asOwner((sql) => sql.unsafe(`update packs set ${assignment} where ${where}`)));

  test.each([
    "units = units + 1, remaining = remaining",
    "valid_until = valid_until + interval '1 day'",
    "valid_from = valid_from - interval '1 day'",
    "origin = 'gifted'",
    "meter = 'face-fusion/video-face-fusion'",
    "grant_key = 'another'",
    "service = 'faceid-intl'",
  ])("is never edited: %s", async (assignment) => {
    expect(await change(assignment, "kind = 'calls' and origin = 'free'")).toBe(restricted);
  });

  test("of calls never gets units back, and never holds fewer than none", async () => {
    expect(await change("remaining = remaining + 1", "kind = 'calls' and used = 1")).toBe(restricted);
    expect(await change("remaining = -1, used = 1", "kind = 'calls' and status = 'active'")).toBe("23514");
  });

  test("that was used is neither frozen nor made unused", async () => {
    expect(await change("status = 'frozen'", "used = 1 and origin = 'purchased'")).toBe(restricted);
    expect(await change("used = 0", "used = 1 and kind = 'materials'")).toBe(restricted);
  });

  test("that is being refunded is not drawn, and a refunded one stays so", async () => {
    expect(await change("remaining = remaining - 1, used = 1", "status = 'frozen'")).toBe(restricted);
    expect(await change("status = 'active'", "status = 'refunded'")).toBe(restricted);
  });
});
