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
    select p.account_id, a.name as account_name, p.transaction_id, p.reference, p.kind, p.occurred_at,
      p.from_book, p.to_book, p.currency, p.amount
    from ledger_postings p
    join accounts a on a.id = p.account_id
    where p.occurred_at >= ${from.toISOString()}::timestamptz and p.occurred_at < ${until.toISOString()}::timestamptz
    order by p.account_id, p.occurred_at, p.transaction_id, p.position`.cursor(rowsAtOnce);
}

export async function countJournal({ sql }: Tx, { from, until }: MonthSpan): Promise<number> {
  const [row] = await sql<{ n: string }[]>`
    select count(*) as n from ledger_postings
    where occurred_at >= ${from.toISOString()}::timestamptz and occurred_at < ${until.toISOString()}::timestamptz`;
  return Number(row?.n ?? 0);
}

/** What each side of the books comes to, summed by the side itself. */
export function sumJournal({ sql }: Tx, { from, until }: MonthSpan) {
  return sql<{ currency: string; debit: string; credit: string }[]>`
    select currency, sum(amount)::text as debit, sum(amount)::text as credit
    from ledger_postings
    where occurred_at >= ${from.toISOString()}::timestamptz and occurred_at < ${until.toISOString()}::timestamptz
    group by currency order by currency`;
}
