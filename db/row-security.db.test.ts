import postgres from "postgres";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { tenantTransaction } from "./client";
import { freshDatabase } from "./testing/fresh-database";
import { asOwner } from "./testing/owner";
import { populate } from "./testing/populate";
import { proveBooksAfterEach } from "./testing/proof";

freshDatabase();
proveBooksAfterEach();

/** Every table that has rows of accounts, found in the database itself, so that a new one cannot be forgotten. */
interface OwnedTable {
  readonly name: string;
  readonly key: string;
  readonly partition: boolean;
}

async function ownedTables(url: string): Promise<OwnedTable[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [
      ...(await sql<OwnedTable[]>`
        select c.relname as name, case when c.relname = 'accounts' then 'id' else 'account_id' end as key, c.relispartition as partition
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and (c.relname = 'accounts' or exists (
            select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped))
        order by 1`),
    ];
  } finally {
    await sql.end();
  }
}

const tables = await ownedTables(inject("templateUrl"));
const whole = tables.filter((table) => !table.partition);
const partitions = tables.filter((table) => table.partition);

let own: string;
let other: string;
beforeAll(async () => {
  [own = "", other = ""] = await populate(2);
});

/** What a statement of the tenant's role does: the number of rows, or the code of the refusal. */
const asTenant = (statement: string) =>
  tenantTransaction(own, (tx) => tx.sql.unsafe(statement)).then(
    (rows) => rows.count,
    (error: { code?: string }) => error.code ?? String(error),
  );
const denied = "42501";

test("the tables of accounts are found", () => {
  expect(whole.length).toBeGreaterThan(25);
  expect(partitions.length).toBeGreaterThan(10);
});

test.each(tables)("$name forces row security with a policy for either role", async ({ name, key }) => {
  const [table] = await asOwner(
    (sql) =>
      sql`select relrowsecurity and relforcerowsecurity as forced from pg_class where oid = ${name}::regclass`,
  );
  expect(table?.forced).toBe(true);
  const policies = await asOwner(
    (sql) => sql`
      select policyname, array_to_json(roles) as roles, cmd, permissive, qual, with_check from pg_policies
      where schemaname = 'public' and tablename = ${name} order by policyname`,
  );
  const mine = `(${key} = current_account())`;
  expect([...policies]).toEqual([
    {
      policyname: "everything",
      roles: ["console_system"],
      cmd: "ALL",
      permissive: "PERMISSIVE",
      qual: "true",
      with_check: "true",
    },
    {
      policyname: "tenant",
      roles: ["console_tenant"],
      cmd: "ALL",
      permissive: "PERMISSIVE",
      qual: mine,
      with_check: mine,
    },
  ]);
});

test("a partition that a later month brings is isolated from the moment it is made", async () => {
  await asOwner((sql) => sql`select ensure_usage_partition('2031-07')`);
  const [row] = await asOwner(
    (sql) => sql`
      select relforcerowsecurity as forced, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where relname = 'usage_events_2031_07'`,
  );
  expect(row).toEqual({ forced: true, policies: 2 });
});

test("neither role owns a table or may step around row security", async () => {
  const roles = await asOwner(
    (sql) => sql`
      select rolname, rolsuper, rolbypassrls, rolcanlogin, (select count(*)::int from pg_class c where c.relowner = r.oid) as owned
      from pg_roles r where rolname in ('console_tenant', 'console_system') order by 1`,
  );
  const plain = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 };
  expect([...roles]).toEqual([
    { rolname: "console_system", ...plain },
    { rolname: "console_tenant", ...plain },
  ]);
});

describe.each(whole)("$name", ({ name, key }) => {
  test("holds rows of both accounts in this test", async () => {
    const [row] = await asOwner(
      (sql) => sql`
        select count(*) filter (where ${sql(key)} = ${own})::int as own, count(*) filter (where ${sql(key)} = ${other})::int as other
        from ${sql(name)}`,
    );
    expect(row?.own).toBeGreaterThan(0);
    expect(row?.other).toBeGreaterThan(0);
  });

  test("shows an account its own rows at most, and none of another's", async () => {
    expect([0, denied]).toContain(await asTenant(`select 1 from ${name} where ${key} <> '${own}'`));
    expect([0, denied]).toContain(await asTenant(`select 1 from ${name} where ${key} = '${other}'`));
    expect(await asTenant(`select 1 from ${name}`)).not.toBe(0);
  });

  test("lets an account change and delete nothing of another's", async () => {
    const [column] = await asOwner(
      (sql) => sql`
        select attname from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped
          and attname not in ('id', 'account_id') order by attnum limit 1`,
    );
    const assignment = `"${column?.attname}" = "${column?.attname}"`;
    const refused = [0, denied, "23001"];
    expect(refused).toContain(await asTenant(`update ${name} set ${assignment} where ${key} = '${other}'`));
    expect(refused).toContain(await asTenant(`delete from ${name} where ${key} = '${other}'`));
  });

  test("lets an account write no row in another's name", async () => {
    const columns = await asOwner(
      (sql) => sql<{ name: string }[]>`
        select quote_ident(attname) as name from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped order by attnum`,
    );
    // A row of its own, with the other's id: what a forged request would write.
    const list = columns.map((column) => column.name);
    const values = list.map((column) => (column === key ? `'${other}'::uuid` : column));
    const answer = await asTenant(
      `insert into ${name} (${list.join(", ")}) select ${values.join(", ")} from ${name} limit 1`,
    );
    // `balances` answers with its own trigger, which stands before the row policy.
    expect(name === "balances" ? [denied, "23001"] : [denied]).toContain(answer);
  });

  test("lets an account give no row of its own away", async () => {
    const answer = await asTenant(`update ${name} set ${key} = '${other}' where ${key} = '${own}'`);
    expect([denied, "23001"]).toContain(answer);
  });
});

test.each(partitions)("$name cannot be reached around its parent", async ({ name }) => {
  expect(await asTenant(`select 1 from ${name}`)).toBe(denied);
  expect(await asTenant(`insert into ${name} select * from usage_events limit 0`)).toBe(denied);
});

test("without an account nothing is seen", async () => {
  const seen = await asOwner(async (sql) => {
    await sql`set local role console_tenant`;
    return sql`select 1 from packs`;
  });
  expect(seen.count).toBe(0);
});

test("one transaction's account does not leak into the next on the same connection", async () => {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('role', 'console_tenant', true), set_config('app.account_id', ${own}, true)`;
      expect((await tx`select 1 from packs`).count).toBeGreaterThan(0);
    });
    await sql.begin(async (tx) => {
      await tx`set local role console_tenant`;
      expect((await tx`select 1 from packs`).count).toBe(0);
    });
  } finally {
    await sql.end();
  }
});

test("tables without an account are out of a customer's reach, but for the clock and what is published", async () => {
  const rows = await asOwner(
    (sql) => sql<{ relname: string }[]>`
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity
        and has_table_privilege('console_tenant', c.oid, 'SELECT, INSERT, UPDATE, DELETE')
      order by 1`,
  );
  expect(rows.map((row) => row.relname)).toEqual(["free_quota_versions", "instance_clock", "price_versions"]);
});

/** Tables whose rows are nobody's or everybody's, each with the reason; any other must name its account. */
const withoutAccount = {
  billing_run_chunks: "parts of a month's close, over all accounts",
  billing_runs: "one row a month",
  due_marks: "what of the night shift was done",
  exports: "finance's files of a month, over all accounts",
  figure_months: "which months' figures are kept",
  free_quota_versions: "published",
  guess_throttles: "hashes of whom guesses are held against, with or without an account",
  instance_clock: "one row",
  ledger_months: "sums over all accounts",
  mailed_links: "a login's, which may have several accounts",
  person_mails: "a login's",
  price_versions: "published",
  reconciliations: "sums over all accounts",
  revenue_months: "sums over all accounts",
  second_factors: "a login's",
  security_events: "a login's",
  user_identities: "a login's",
  user_sessions: "a login's",
  users: "logins, which may have several accounts",
} as const;

test("a table that names no account says here why", async () => {
  const named = new Set(whole.map(({ name }) => name));
  const rows = await asOwner(
    (sql) => sql<{ relname: string }[]>`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not relispartition order by 1`,
  );
  const others = rows.map(({ relname }) => relname).filter((name) => !named.has(name));
  expect(others).toEqual(Object.keys(withoutAccount));
});
