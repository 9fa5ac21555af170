import { expect, test } from "vitest";
import { freshDatabase } from "./testing/fresh-database";
import { asOwner } from "./testing/owner";

/** The schema distributes by `account_id` (docs/scaling.md): held against the database itself, table by table. */
freshDatabase();

interface Key {
  readonly name: string;
  readonly table: string;
  readonly columns: string[];
  readonly unique: boolean;
}

const ownedTables = () =>
  asOwner(
    (sql) => sql<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and a.attnotnull)
      order by 1`,
  );

test("each unique key of a table of accounts begins with account_id", async () => {
  const owned = new Set((await ownedTables()).map((row) => row.name));
  expect(owned.size).toBeGreaterThan(20);
  const keys = await asOwner(
    (sql) => sql<Key[]>`
      select i.relname as name, t.relname as table, x.indisunique as unique,
        (select array_to_json(array_agg(a.attname order by k.ordinality)) from unnest(x.indkey::smallint[]) with ordinality k(attnum, ordinality)
         join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum) as columns
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where t.relnamespace = 'public'::regnamespace and x.indisunique and not t.relispartition order by 1`,
  );
  const across = keys
    .filter((key) => owned.has(key.table) && key.columns[0] !== "account_id")
    .map((key) => `${key.table}: ${key.name} (${key.columns.join(", ")})`);
  expect(across).toEqual([]);
});

test("a foreign key between tables of accounts stays within the account", async () => {
  const owned = new Set((await ownedTables()).map((row) => row.name));
  const foreign = await asOwner(
    (sql) => sql<{ name: string; from: string; to: string; pairs: [string, string][] }[]>`
      select c.conname as name, f.relname as from, t.relname as to,
        (select json_agg(json_build_array(fa.attname, ta.attname)) from unnest(c.conkey, c.confkey) k(fk, tk)
         join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = k.fk
         join pg_attribute ta on ta.attrelid = t.oid and ta.attnum = k.tk) as pairs
      from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
      where c.contype = 'f' and f.relnamespace = 'public'::regnamespace and not f.relispartition`,
  );
  expect(foreign.length).toBeGreaterThan(5);
  const crossing = foreign
    .filter((key) => owned.has(key.from) && owned.has(key.to))
    .filter((key) => !key.pairs.some(([from, to]) => from === "account_id" && to === "account_id"))
    .map((key) => key.name);
  expect(crossing).toEqual([]);
});

test("nothing counts by a sequence, which every shard would have to ask for", async () => {
  const sequences = await asOwner(
    (sql) => sql`select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
  );
  expect([...sequences]).toEqual([]);
});
