import { behindTriggers } from "./owner";

/** Takes every row of accounts, runs and figures, for tests whose sums go over all accounts; the schema stays. */
export function emptyTables(): Promise<void> {
  return behindTriggers(async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'instance_clock'`;
    await sql.unsafe(`truncate ${tables.map(({ name }) => name).join(", ")} cascade`);
  });
}
