import type { Book } from "@/lib/billing/ledger/books";
import type { MonthSpan } from "./charged-bills";
import type { Tx } from "./client";
import type { TransactionKind } from "./schema/ledger";
import { rowsAtOnce } from "./streamed-rows";

/** A posting with its transaction and customer, as the driver reads it. */
export interface JournalPosting {
  readonly account_id: string;
  readonly account_name: string;
  readonly transaction_id: string;
  readonly reference: string;
  readonly kind: TransactionKind;
  readonly occurred_at: string;
  readonly from_book: Book;
  readonly to_book: Book;
  readonly currency: "USD" | "CNY";
  readonly amount: string;
}

/** Everything the ledger moved in a month, transaction by transaction in the order in which it happened. */
export function streamJournal({ sql }: Tx, { from, until }: MonthSpan): AsyncIterable<JournalPosting[]> {
  return sql<JournalPosting[]>`
    select t.account_id, a.name as account_name, t.id as transaction_id, t.reference, t.kind, t.occurred_at,
      p.from_book, p.to_book, p.currency, p.amount
    from ledger_transactions t
    join accounts a on a.id = t.account_id
    join ledger_postings p on (p.account_id, p.transaction_id) = (t.account_id, t.id)
    where t.occurred_at >= ${from.toISOString()}::timestamptz and t.occurred_at < ${until.toISOString()}::timestamptz
    order by t.account_id, t.occurred_at, t.id, p.position`.cursor(rowsAtOnce);
}

export async function countJournal({ sql }: Tx, { from, until }: MonthSpan): Promise<number> {
  const [row] = await sql<{ n: string }[]>`
    select count(*) as n from ledger_transactions t
    join ledger_postings p on (p.account_id, p.transaction_id) = (t.account_id, t.id)
    where t.occurred_at >= ${from.toISOString()}::timestamptz and t.occurred_at < ${until.toISOString()}::timestamptz`;
  return Number(row?.n ?? 0);
}

/** What each side of the books comes to, summed by the side itself. */
export function sumJournal({ sql }: Tx, { from, until }: MonthSpan) {
  return sql<{ currency: string; debit: string; credit: string }[]>`
    select p.currency, sum(p.amount)::text as debit, sum(p.amount)::text as credit
    from ledger_postings p
    join ledger_transactions t on (t.account_id, t.id) = (p.account_id, p.transaction_id)
    where t.occurred_at >= ${from.toISOString()}::timestamptz and t.occurred_at < ${until.toISOString()}::timestamptz
    group by p.currency order by p.currency`;
}
