import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Decimal } from "@/lib/billing/money";
import { accountMatch } from "./account-match";
import type { Account } from "./accounts";
import type { Tx } from "./client";
import { findByIdOrEnd, type NamedThing } from "./find-by-id";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { accountServices, accounts, memberships, users } from "./schema/accounts";
import { balances } from "./schema/ledger";

/** Of the account as a whole: the worst of its services. */
export type AccountStanding = "good" | "overdue" | "stopped" | "closed";

export interface AccountFilter {
  /**
   * The id of the account or of an order, pack or bill of it, in full; the end of an order's id; or a part of the
   * account's name or of a member's e-mail address (of fewer than three characters: their beginning). Empty: every account.
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
const isStopped = sql`exists (select 1 from ${accountServices} s where s.account_id = ${accountId} and s.stopped_at is not null)`;
const standing = sql<AccountStanding>`case when ${accounts.closedAt} is not null then 'closed'
  when ${isStopped} then 'stopped'
  when ${accounts.overdueSince} is not null then 'overdue' else 'good' end`;
const cash =
  sql`coalesce((select b.amount from ${balances} b where b.account_id = ${accountId} and b.book = 'cash'), 0)`.mapWith(
    balances.amount,
  );
const ownerEmail = sql<
  string | null
>`(select u.email from ${memberships} m join ${users} u on u.id = m.user_id
  where m.account_id = ${accountId} and m.role = 'owner' order by m.created_at limit 1)`;

/** The same as `standing`, in words that lead to the few accounts which are not in good standing. */
const ofStanding: Readonly<Record<AccountStanding, SQL>> = {
  closed: sql`${accounts.closedAt} is not null`,
  stopped: sql`${accountId} in (select s.account_id from ${accountServices} s where s.stopped_at is not null) and ${accounts.closedAt} is null`,
  overdue: sql`${accounts.overdueSince} is not null and ${accounts.closedAt} is null and not ${isStopped}`,
  good: sql`${accounts.overdueSince} is null and ${accounts.closedAt} is null and not ${isStopped}`,
};

/** Ids grow with time. */
const newestFirst: KeyOrder = {
  columns: [{ expression: sql`${accounts.id}`, type: "uuid" }],
  descending: true,
};

export interface AccountsFound {
  /** What the query is the id of, or an order's end of one, whatever else is filtered. */
  readonly named: readonly NamedThing[];
  readonly page: KeysetPage<FoundAccount>;
}

/** Accounts that match, newest first, by key; and what the query names. */
export async function searchAccounts(
  tx: Tx,
  filter: AccountFilter,
  request: PageRequest,
): Promise<AccountsFound> {
  const query = filter.query.trim();
  const named = await findByIdOrEnd(tx, query);
  const matches = await accountMatch(tx, query, named);
  const page = await readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select({ account: accounts, standing, cash, ownerEmail })
        .from(accounts)
        .where(
          and(
            matches,
            filter.site ? eq(accounts.site, filter.site) : undefined,
            filter.standing ? ofStanding[filter.standing] : undefined,
            beyond,
          ),
        )
        .orderBy(orderBy)
        .limit(limit),
    ({ account }) => [account.id],
  );
  return { named, page };
}

/** One account with what the list says of it. */
export async function findAccountSummary(tx: Tx, id: string): Promise<FoundAccount | undefined> {
  const [row] = await tx.orm
    .select({ account: accounts, standing, cash, ownerEmail })
    .from(accounts)
    .where(eq(accounts.id, id));
  return row;
}
