import { Decimal } from "@/lib/billing/money";
import type { Account } from "./accounts";
import { arrayLiteral } from "./bulk";
import type { Tx } from "./client";
import { type Balances, balancesByAccount } from "./ledger";
import { instantOf } from "./plain-instants";
import type { Coverage } from "./usage";

/**
 * What closing a month reads of many accounts, in plain SQL and only the columns it needs: the builder's mapping
 * would cost more than the database. The reads are sent together and answered in one trip.
 */
export type ClosingAccount = Pick<
  Account,
  "id" | "site" | "currency" | "taxRate" | "lowBalanceThreshold" | "overdueSince" | "nextStopAt"
>;

export interface MeterUsage extends Coverage {
  readonly accountId: string;
  readonly meter: string;
}

export interface ClosingState {
  readonly usage: readonly MeterUsage[];
  /** Services that have a bill of the month, and (`later`) a regular one of a month after it. */
  readonly billed: readonly {
    readonly accountId: string;
    readonly service: string;
    readonly later: boolean;
  }[];
  /** Every account's, also of those whose books are empty. */
  readonly balances: ReadonlyMap<string, Balances>;
}

/** Locks the accounts in id order, so that two batches never wait for each other in a circle. */
export async function lockAccountsToClose(
  { sql }: Tx,
  accountIds: readonly string[],
): Promise<ClosingAccount[]> {
  const rows = await sql<
    {
      id: string;
      site: Account["site"];
      currency: Account["currency"];
      tax_rate: string;
      low_balance_threshold: string | null;
      overdue_since: string | null;
      next_stop_at: string | null;
    }[]
  >`
    select id, site, currency, tax_rate, low_balance_threshold, overdue_since, next_stop_at
    from accounts where id = any(${arrayLiteral(accountIds)}::uuid[]) order by id for update`;
  return rows.map((row) => ({
    id: row.id,
    site: row.site,
    currency: row.currency,
    taxRate: new Decimal(row.tax_rate),
    lowBalanceThreshold: row.low_balance_threshold === null ? null : new Decimal(row.low_balance_threshold),
    overdueSince: instantOf(row.overdue_since),
    nextStopAt: instantOf(row.next_stop_at),
  }));
}

/** Call it under the accounts' row locks. */
export async function readClosingState(
  { sql }: Tx,
  accountIds: readonly string[],
  month: string,
): Promise<ClosingState> {
  const ids = arrayLiteral(accountIds);
  const [usage, billed, balances] = await Promise.all([
    sql<({ account_id: string; meter: string } & Record<keyof Coverage, string>)[]>`
      select account_id, meter, calls, free, gifted, purchased, qps, billable, refused
      from usage_months where account_id = any(${ids}::uuid[]) and month = ${month}`,
    // A month of before is no matter here, however long the history is. Account by account (OFFSET 0): while a close
    // fills the table, the planner knows too little of it to choose.
    sql<{ account_id: string; service: string; later: boolean }[]>`
      select a.id as account_id, b.service, b.later
      from unnest(${ids}::uuid[]) a(id) cross join lateral (
        select service, month > ${month} as later from bills
        where account_id = a.id and month >= ${month} and (month = ${month} or sequence = 0) offset 0) b`,
    sql<{ account_id: string; book: string; item: string; amount: string }[]>`
      select account_id, book, item, amount from balances where account_id = any(${ids}::uuid[])`,
  ]);
  return {
    usage: usage.map((row) => ({
      accountId: row.account_id,
      meter: row.meter,
      calls: Number(row.calls),
      free: Number(row.free),
      gifted: Number(row.gifted),
      purchased: Number(row.purchased),
      qps: Number(row.qps),
      billable: Number(row.billable),
      refused: Number(row.refused),
    })),
    billed: billed.map(({ account_id, ...row }) => ({ accountId: account_id, ...row })),
    balances: balancesByAccount(
      accountIds,
      balances.map(({ account_id, amount, ...row }) => ({
        accountId: account_id,
        amount: new Decimal(amount),
        ...row,
      })),
    ),
  };
}
