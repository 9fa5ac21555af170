import { sql } from "drizzle-orm";
import { addDays } from "@/lib/billing/billing-month";
import { arrayLiteral } from "./bulk";
import type { Tx } from "./client";
import { billRows, taxRows, usageRows } from "./reconciliation-bills";
import { balanceRows, holdRows, wholeTransactionRows } from "./reconciliation-books";
import type { Comparison } from "./reconciliation-compare";
import type { DeductionRow, TrialRow } from "./reconciliation-report";
import { deliveredRows, orderRows, refundedOrderRows, refundRows, topUpRows } from "./reconciliation-sales";
import { inMonth, type Scope } from "./reconciliation-scope";

/** Everything that is compared inside the database. */
export function comparisonsOf(scope: Scope): Comparison[] {
  return [
    { id: "balances", unit: "money", rows: balanceRows(scope.currency) },
    { id: "wholeTransactions", unit: "count", rows: wholeTransactionRows(scope) },
    { id: "bills", unit: "money", rows: billRows(scope) },
    { id: "taxes", unit: "money", rows: taxRows(scope) },
    { id: "usage", unit: "count", rows: usageRows(scope) },
    { id: "orders", unit: "money", rows: orderRows(scope) },
    { id: "delivered", unit: "count", rows: deliveredRows(scope) },
    { id: "refunds", unit: "money", rows: refundRows(scope) },
    { id: "refundedOrders", unit: "money", rows: refundedOrderRows(scope) },
    { id: "topUps", unit: "money", rows: topUpRows(scope) },
    { id: "holds", unit: "money", rows: holdRows(scope) },
  ];
}

/** A payment as a provider lists it. */
export interface ListedPayment {
  readonly accountId: string;
  readonly topUpId: string;
  readonly amount: string;
  readonly startedAt: Date;
}

/**
 * What providers list against the top-ups of theirs that count as paid, both by the month they were started in. The
 * provider's clock and ours may disagree at the month's ends: a day more of either side is looked at there.
 */
export function paymentRows(
  scope: Scope,
  providers: readonly string[],
  listed: readonly ListedPayment[],
): Comparison {
  const column = (value: (payment: ListedPayment) => string) => arrayLiteral(listed.map(value));
  const around = { from: addDays(scope.from, -1), until: addDays(scope.until, 1) };
  const rows = sql`
    select account_id, 'top-up:' || id as reference, coalesce(v.amount, 0) as expected, coalesce(u.amount, 0) as found
    from unnest(${column((each) => each.accountId)}::uuid[], ${column((each) => each.topUpId)}::uuid[],
      ${column((each) => each.amount)}::numeric[], ${column((each) => each.startedAt.toISOString())}::timestamptz[])
      as v(account_id, id, amount, started_at)
    full join (
      select account_id, id, amount, created_at from top_ups
      where status = 'paid' and currency = ${scope.currency} and ${inMonth(around, sql`created_at`)}
        and provider = any (${arrayLiteral(providers)}::text[])) u using (account_id, id)
    where ${inMonth(scope, sql`coalesce(u.created_at, v.started_at)`)}`;
  return { id: "payments", unit: "money", rows };
}

/** Every book's opening, movement and closing, from the monthly sums of the ledger. */
export async function readTrialBalance(tx: Tx, { month, currency }: Scope): Promise<TrialRow[]> {
  const rows = await tx.orm.execute<{ [K in keyof TrialRow]: TrialRow[K] }>(sql`
    select book,
      coalesce(sum(credit - debit) filter (where month < ${month}), 0)::text as opening,
      coalesce(sum(debit) filter (where month = ${month}), 0)::text as debits,
      coalesce(sum(credit) filter (where month = ${month}), 0)::text as credits,
      sum(credit - debit)::text as closing
    from (
      select month, from_book as book, amount as debit, 0 as credit from ledger_months
        where currency = ${currency} and month <= ${month}
      union all
      select month, to_book, 0, amount from ledger_months
        where currency = ${currency} and month <= ${month}) sides
    group by book`);
  return [...rows];
}

/** Which months' usage was deducted in which month: usage of a month is deducted in the next, or later by adjustments. */
export async function listDeductions(tx: Tx, scope: Scope): Promise<DeductionRow[]> {
  const rows = await tx.orm.execute<{ [K in keyof DeductionRow]: DeductionRow[K] }>(sql`
    select month as "usageMonth", to_char(issued_at at time zone 'UTC' + interval '8 hours', 'YYYY-MM') as "deductedIn",
      count(*)::int as bills, sum(total)::text as total
    from bills where currency = ${scope.currency} and (month = ${scope.month} or ${inMonth(scope, sql`issued_at`)})
    group by 1, 2 order by 1, 2`);
  return [...rows];
}
