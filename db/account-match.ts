import { or, type SQL, sql } from "drizzle-orm";
import { arrayLiteral } from "./bulk";
import type { Tx } from "./client";
import type { NamedThing } from "./find-by-id";
import { isId } from "./ids";
import { accounts, memberships, users } from "./schema/accounts";

/** Written out, because inside a subquery a bare column name would be taken for one of the subquery's own tables. */
const accountId = sql.raw('"accounts"."id"');

/** Up to so many matches are looked up one by one; where there are more, the list meets them soon enough by itself. */
const few = 2_000;
/** The index of parts knows groups of three letters or digits; of anything else it knows nothing. */
const letters = /[a-z0-9]{3}/i;
/** As `character_pairs` of the database sees them. */
const pairs = /[^ -~]{2}/;

/**
 * What an account must be to match a query: of that id, the one of what the query names, or of a name or a member that
 * it is a part of. undefined: every account matches.
 */
export async function accountMatch(
  tx: Tx,
  query: string,
  named: readonly NamedThing[],
): Promise<SQL | undefined> {
  if (query === "") return undefined;
  const owners = named.map((thing) => thing.accountId);
  if (isId(query)) return isAccountOf([query, ...owners]);
  // "…" is how tables begin the end of an id: no name is meant.
  if (query.startsWith("…")) return isAccountOf(owners);
  const { name, email } = await textConditions(tx, query);
  const matches = await listFewMatches(tx, name, email);
  if (matches) return isAccountOf([...matches, ...owners]);
  const byMember = sql`exists (select 1 from ${memberships} m join ${users} on ${users.id} = m.user_id
    where m.account_id = ${accountId} and ${email})`;
  return or(name, byMember);
}

function isAccountOf(ids: readonly string[]): SQL {
  return sql`${accountId} = any(${arrayLiteral(ids)}::uuid[])`;
}

/**
 * By any part where an index knows it: pairs of characters that are not ASCII, groups of three of the others where the
 * database has pg_trgm (migrations 0005 and 0010). Otherwise by the beginning: every row would be read.
 */
async function textConditions(tx: Tx, query: string): Promise<{ name: SQL; email: SQL }> {
  const literal = query.replace(/[\\%_]/g, "\\$&");
  const part = `%${literal}%`;
  const start = `${literal.toLowerCase()}%`;
  const byParts = letters.test(query) && (await hasIndexOfParts(tx));
  const email = byParts ? sql`${users.email} ilike ${part}` : sql`lower(${users.email}) like ${start}`;
  if (pairs.test(query))
    return {
      name: sql`character_pairs(${accounts.name}) @> character_pairs(${query}) and ${accounts.name} ilike ${part}`,
      email,
    };
  const name = byParts ? sql`${accounts.name} ilike ${part}` : sql`lower(${accounts.name}) like ${start}`;
  return { name, email };
}

async function hasIndexOfParts(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ there: boolean }[]>`
    select to_regclass('accounts_name_parts') is not null and to_regclass('users_email_parts') is not null as there`;
  return row?.there ?? false;
}

/** null: more than a few. In no order, so that the indexes of names and addresses are what is read. */
async function listFewMatches(tx: Tx, name: SQL, email: SQL): Promise<string[] | null> {
  const byName = await tx.orm
    .select({ id: accounts.id })
    .from(accounts)
    .where(name)
    .limit(few + 1);
  if (byName.length > few) return null;
  const byMember = await tx.orm
    .select({ id: memberships.accountId })
    .from(users)
    .innerJoin(memberships, sql`${memberships.userId} = ${users.id}`)
    .where(email)
    .limit(few + 1);
  if (byMember.length > few) return null;
  return [...new Set([...byName, ...byMember].map(({ id }) => id))];
}
