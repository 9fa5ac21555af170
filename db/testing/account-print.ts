import { createHash } from "node:crypto";
import { asOwner } from "./owner";

/**
 * A print of every row an account has, in every table there is, with the logins of its members: the same before and
 * after means that nothing of it was touched.
 */
export function accountPrint(accountId: string): Promise<string> {
  return asOwner(async (sql) => {
    const tables = await sql<{ name: string; key: string }[]>`
      select c.relname as name, case when c.relname = 'accounts' then 'id' else 'account_id' end as key from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and (c.relname = 'accounts' or exists (
          select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped))
      order by 1`;
    const logins = ["users", "user_sessions", "second_factors", "mailed_links", "user_identities"].map(
      (name) => {
        const key = name === "users" ? "id" : "user_id";
        return {
          name,
          where: `${key} in (select user_id from memberships where account_id = '${accountId}')`,
        };
      },
    );
    const owned = tables.map(({ name, key }) => ({ name, where: `${key} = '${accountId}'` }));
    const hash = createHash("sha256");
    for (const { name, where } of [...owned, ...logins]) {
      const [row] = await sql.unsafe<{ rows: string | null }[]>(
        `select string_agg(t::text, E'\n' order by t::text) as rows from ${name} t where ${where}`,
      );
      hash.update(`${name}\n${row?.rows ?? ""}\n`);
    }
    return hash.digest("hex");
  });
}

/** Every id that stands anywhere in an account's rows. */
export function idsOf(accountId: string): Promise<string[]> {
  return asOwner(async (sql) => {
    const columns = await sql<{ table: string; column: string }[]>`
      select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and a.atttypid = 'uuid'::regtype and not a.attisdropped and exists (
          select 1 from pg_attribute k where k.attrelid = c.oid and k.attname = 'account_id' and not k.attisdropped)`;
    const ids = new Set<string>();
    for (const { table, column } of columns) {
      const rows = await sql.unsafe<{ id: string | null }[]>(
        `select distinct "${column}" as id from "${table}" where account_id = '${accountId}' limit 20`,
      );
      for (const { id } of rows) if (id) ids.add(id);
    }
    return [...ids];
  });
}
