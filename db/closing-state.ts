import { Decimal } from "@/lib/billing/money";
import type { Account, Contract } from "./accounts";
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
  readonly meter: string;
}

export interface ClosingState {
  /** Of the accounts that used anything. */
  readonly usage: ReadonlyMap<string, readonly MeterUsage[]>;
  /** Of each account in the order in which they came into force. */
  readonly contracts: readonly Pick<Contract, "accountId" | "meter" | "effectiveFrom" | "bounds" | "tiers">[];
  /** Services that have a bill of the month, and (`later`) a regular one of a month after it. */
  readonly billed: readonly {
    readonly accountId: string;
    readonly service: string;
    readonly later: boolean;
  }[];
  /** Every account's, also of those whose books are empty. */
  readonly balances: ReadonlyMap<string, Balances>;
}

/**
 * Locks the accounts in id order, so that two batches never wait for each other in a circle. Issued at once: what is
 * issued after the call is read under the locks.
 */
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
    from accounts where id = any(${arrayLiteral(accountIds)}::uuid[]) order by id for update`.execute();
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
  const [usage, billed, balances, contracts] = await Promise.all([
    // Rows as lists where there are several an account: naming the values of each costs more than reading them.
    sql<Record<string, string>[]>`
      select account_id, meter, calls, free, gifted, purchased, qps, billable, refused
      from usage_months where account_id = any(${ids}::uuid[]) and month = ${month}`.values(),
    // A month of before is no matter here, however long the history is. Account by account (OFFSET 0): while a close
    // fills the table, the planner knows too little of it to choose. What is either this month's or regular is chosen
    // from what was found: as a condition of the look it would be two looks.
    sql<{ account_id: string; service: string; later: boolean }[]>`
      select a.id as account_id, b.service, b.month > ${month} as later
      from unnest(${ids}::uuid[]) a(id) cross join lateral (
        select service, month, sequence from bills where account_id = a.id and month >= ${month} offset 0) b
      where b.month = ${month} or b.sequence = 0`,
    sql<Record<string, string>[]>`
      select account_id, book, item, amount from balances where account_id = any(${ids}::uuid[])`.values(),
    sql<(Pick<Contract, "meter" | "bounds" | "tiers"> & { account_id: string; effective_from: string })[]>`
      select account_id, meter, effective_from, bounds, tiers
      from contracts where account_id = any(${ids}::uuid[]) order by account_id, effective_from`,
  ]);
  return {
    usage: usageByAccount(usage),
    billed: billed.map(({ account_id, ...row }) => ({ accountId: account_id, ...row })),
    balances: balancesByAccount(accountIds, balances.map(toBalance)),
    contracts: contracts.map(({ account_id, effective_from, ...terms }) => ({
      accountId: account_id,
      effectiveFrom: new Date(effective_from),
      ...terms,
    })),
  };
}

function toBalance([accountId = "", book = "", item = "", amount = ""]: readonly string[]) {
  return { accountId, book, item, amount: new Decimal(amount) };
}

function usageByAccount(rows: readonly (readonly string[])[]): Map<string, MeterUsage[]> {
  const byAccount = new Map<string, MeterUsage[]>();
  for (const row of rows) {
    const [accountId = ""] = row;
    const known = byAccount.get(accountId);
    if (known) known.push(toUsage(row));
    else byAccount.set(accountId, [toUsage(row)]);
  }
  return byAccount;
}

function toUsage([
  _accountId,
  meter = "",
  calls,
  free,
  gifted,
  purchased,
  qps,
  billable,
  refused,
]: readonly string[]): MeterUsage {
  return {
    meter,
    calls: Number(calls),
    free: Number(free),
    gifted: Number(gifted),
    purchased: Number(purchased),
    qps: Number(qps),
    billable: Number(billable),
    refused: Number(refused),
  };
}
