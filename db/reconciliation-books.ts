import { type SQL, sql } from "drizzle-orm";
import { accountBooks } from "@/lib/billing/ledger/books";
import type { Currency } from "@/lib/billing/money";
import { inMonth, list, type Scope } from "./reconciliation-scope";

/** Every book's kept balance against the sum of its postings since ever: the one check that must read all of them. */
export function balanceRows(currency: Currency | null): SQL {
  const only = currency === null ? sql`` : sql`and currency = ${currency}`;
  return sql`
    select account_id, 'balance:' || book || case when item = '' then '' else '/' || item end as reference,
      sum(summed) as expected, sum(kept) as found
    from (
      select account_id, from_book as book, from_item as item, -amount as summed, 0 as kept from ledger_postings
        where from_book in (${list(accountBooks)}) ${only}
      union all select account_id, to_book, to_item, amount, 0 from ledger_postings
        where to_book in (${list(accountBooks)}) ${only}
      union all select account_id, book, item, 0, amount from balances where true ${only}) sides
    group by account_id, book, item`;
}

/** Each posting but a transaction's first against the one before it. That the last are there the balances tell. */
export function wholeTransactionRows(scope: Scope): SQL {
  return sql`
    select account_id, reference, 1 as expected,
      (position = 0 or exists (select from ledger_postings b
        where (b.account_id, b.reference, b.position) = (p.account_id, p.reference, p.position - 1)))::int as found
    from ledger_postings p where currency = ${scope.currency} and ${inMonth(scope, sql`occurred_at`)}`;
}

/** What each service has set aside now against the hold that its latest bill says it placed (rules L4 and L5). */
export function holdRows({ currency }: Scope): SQL {
  return sql`
    select h.account_id, 'held:' || h.service as reference,
      coalesce((latest.settlement ->> 'held')::numeric, 0) as expected, h.held as found
    from (
      select account_id, split_part(item, ':', 1) as service, sum(amount) as held from balances
      where book = 'held' and currency = ${currency} group by 1, 2) h
    left join lateral (
      select b.settlement from bills b
      where b.account_id = h.account_id and b.service = h.service and b.kind = 'month'
      order by b.month desc limit 1) latest on true`;
}
