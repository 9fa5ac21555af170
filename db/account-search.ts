import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { Decimal } from "@/lib/billing/money";
import type { Account } from "./accounts";
import type { Tx } from "./client";
import { isId } from "./ids";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { accountServices, accounts, memberships, users } from "./schema/accounts";
import { bills } from "./schema/bills";
import { balances } from "./schema/ledger";
import { orders, packs } from "./schema/packs";

/** Of the account as a whole: the worst of its services. */
export type AccountStanding = "good" | "overdue" | "stopped" | "closed";

export interface AccountFilter {
  /**
   * The id of the account or of an order, pack or bill of it, in full; or a part of the account's name or of a member's
   * e-mail address. Empty: every account.
   */
  readonly query: string;
  readonly site?: Account["site"] | undefined;
  readonly standing?: AccountStanding | undefined;
}

export interface FoundAccount {
  readonly account: Account;
  readonly standing: AccountStanding;
  readonly cash: Decimal;
  readonly ownerEmail: string | null;
}

/** Written out, because inside a subquery a bare column name would be taken for one of the subquery's own tables. */
const accountId = sql.raw('"accounts"."id"');
const standing = sql<AccountStanding>`case when ${accounts.closedAt} is not null then 'closed'
  when exists (select 1 from ${accountServices} s where s.account_id = ${accountId} and s.stopped_at is not null) then 'stopped'
  when ${accounts.overdueSince} is not null then 'overdue' else 'good' end`;
const cash =
  sql`coalesce((select b.amount from ${balances} b where b.account_id = ${accountId} and b.book = 'cash'), 0)`.mapWith(
    balances.amount,
  );
const ownerEmail = sql<
  string | null
>`(select u.email from ${memberships} m join ${users} u on u.id = m.user_id
  where m.account_id = ${accountId} and m.role = 'owner' order by m.created_at limit 1)`;

/** Ids grow with time. */
const newestFirst: KeyOrder = {
  columns: [{ expression: sql`${accounts.id}`, type: "uuid" }],
  descending: true,
};

/** Accounts that match, newest first, by key. */
export function searchAccounts(
  tx: Tx,
  filter: AccountFilter,
  request: PageRequest,
): Promise<KeysetPage<FoundAccount>> {
  return readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select({ account: accounts, standing, cash, ownerEmail })
        .from(accounts)
        .where(
          and(
            matches(filter.query.trim()),
            filter.site ? eq(accounts.site, filter.site) : undefined,
            filter.standing ? sql`${standing} = ${filter.standing}` : undefined,
            beyond,
          ),
        )
        .orderBy(orderBy)
        .limit(limit),
    ({ account }) => [account.id],
  );
}

function matches(query: string): SQL | undefined {
  if (query === "") return undefined;
  if (isId(query))
    return sql`${accountId} in (
    select ${query}::uuid union all select o.account_id from ${orders} o where o.id = ${query}
    union all select p.account_id from ${packs} p where p.id = ${query}
    union all select b.account_id from ${bills} b where b.id = ${query})`;
  const part = `%${query.replace(/[\\%_]/g, "\\$&")}%`;
  const byMember = sql`exists (select 1 from ${memberships} m join ${users} u on u.id = m.user_id
    where m.account_id = ${accountId} and u.email ilike ${part})`;
  return or(sql`${accounts.name} ilike ${part}`, byMember);
}

/** One account with what the list says of it. */
export async function findAccountSummary(tx: Tx, id: string): Promise<FoundAccount | undefined> {
  const [row] = await tx.orm
    .select({ account: accounts, standing, cash, ownerEmail })
    .from(accounts)
    .where(eq(accounts.id, id));
  return row;
}
