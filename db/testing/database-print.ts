import { createHash } from "node:crypto";
import { asOwner } from "./owner";

/** A print of the rows of every table, by its name: the same before and after means that nothing was changed. */
export function databasePrint(): Promise<Record<string, string>> {
  return asOwner(async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`;
    const rows = tables.map(
      ({ name }) =>
        `select '${name}' as name, string_agg(t::text, E'\n' order by t::text) as rows from ${name} t`,
    );
    const all = await sql.unsafe<{ name: string; rows: string | null }[]>(rows.join(" union all "));
    return Object.fromEntries(
      all.map(({ name, rows }) => [
        name,
        createHash("sha256")
          .update(rows ?? "")
          .digest("hex"),
      ]),
    );
  });
}
