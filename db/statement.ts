import { and, eq, gte, inArray, lt, notInArray, or, sql } from "drizzle-orm";
import { type AccountBook, accountBooks, type Book } from "@/lib/billing/ledger/books";
import type { Decimal } from "@/lib/billing/money";
import type { Tx } from "./client";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { ledgerPostings, type TransactionKind } from "./schema/ledger";
import { refunds } from "./schema/packs";

export interface StatementFilter {
  readonly kind?: TransactionKind | undefined;
  /** Only what came in and went out: no money set aside and given free again within the account. */
  readonly withoutHolds?: boolean | undefined;
  readonly book?: AccountBook | undefined;
  /** The cause, as the ledger refers to it: `order:<id>`. */
  readonly reference?: string | undefined;
  /** Half-open. */
  readonly occurred?: { readonly from: Date; readonly until: Date } | undefined;
}

/** A posting with its cause. Of the two books at least one is the account's; the other may be the house's. */
export interface StatementPosting {
  readonly transactionId: string;
  readonly position: number;
  readonly reference: string;
  readonly kind: TransactionKind;
  readonly occurredAt: Date;
  readonly currency: "USD" | "CNY";
  readonly amount: Decimal;
  readonly fromBook: Book;
  readonly fromItem: string;
  /** What the book held afterwards; null for the house's. */
  readonly fromAfter: Decimal | null;
  readonly toBook: Book;
  readonly toItem: string;
  readonly toAfter: Decimal | null;
}

const p = ledgerPostings;

const newestFirst: KeyOrder = {
  columns: [
    { expression: sql`${p.occurredAt}`, type: "timestamptz" },
    { expression: sql`${p.transactionId}`, type: "uuid" },
    { expression: sql`${p.position}`, type: "smallint" },
  ],
  descending: true,
};

/** The postings of an account, newest first, by key. */
export function listStatementPage(
  tx: Tx,
  accountId: string,
  { kind, withoutHolds, book, reference, occurred }: StatementFilter,
  request: PageRequest,
): Promise<KeysetPage<StatementPosting>> {
  return readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select({
          transactionId: p.transactionId,
          position: p.position,
          reference: p.reference,
          kind: p.kind,
          occurredAt: p.occurredAt,
          currency: p.currency,
          amount: p.amount,
          fromBook: p.fromBook,
          fromItem: p.fromItem,
          fromAfter: p.fromAfter,
          toBook: p.toBook,
          toItem: p.toItem,
          toAfter: p.toAfter,
        })
        .from(p)
        .where(
          and(
            eq(p.accountId, accountId),
            kind ? eq(p.kind, kind) : undefined,
            withoutHolds ? notInArray(p.kind, ["hold", "release"]) : undefined,
            reference ? eq(p.reference, reference) : undefined,
            book ? or(eq(p.fromBook, book), eq(p.toBook, book)) : undefined,
            occurred ? gte(p.occurredAt, occurred.from) : undefined,
            occurred ? lt(p.occurredAt, occurred.until) : undefined,
            beyond,
          ),
        )
        .orderBy(orderBy)
        .limit(limit),
    (posting) => [posting.occurredAt.toISOString(), posting.transactionId, String(posting.position)],
  );
}

export function isAccountBook(book: Book): book is AccountBook {
  return (accountBooks as readonly Book[]).includes(book);
}

/** The packs that refunds took back, for linking a refund's entry to what it was about. */
export function listRefundedPacks(tx: Tx, accountId: string, refundIds: readonly string[]) {
  return tx.orm
    .select({ refundId: refunds.id, packId: refunds.packId, orderId: refunds.orderId })
    .from(refunds)
    .where(and(eq(refunds.accountId, accountId), inArray(refunds.id, [...refundIds])));
}
