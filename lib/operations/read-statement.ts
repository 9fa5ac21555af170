import type { Tx } from "@/db/client";
import type { PageRequest } from "@/db/key-order";
import type { KeysetPage } from "@/db/keyset";
import {
  isAccountBook,
  listRefundedPacks,
  listStatementPage,
  type StatementFilter,
  type StatementPosting,
} from "@/db/statement";
import type { AccountBook } from "@/lib/billing/ledger/books";
import { parseHeldItem } from "@/lib/billing/ledger/held-item";
import { type Decimal, type MoneyJson, money, toJson } from "@/lib/billing/money";

/** What an entry is about; ids lead to the page that explains it. */
export type Cause =
  | { readonly kind: "order" | "bill" | "top_up"; readonly id: string }
  | { readonly kind: "refund"; readonly id: string; readonly orderId: string }
  | { readonly kind: "voucher"; readonly id: string }
  | { readonly kind: "gift" };

/** One change of one balance: a posting as its book sees it. Moving money between two balances makes two entries. */
export interface StatementEntry {
  readonly id: string;
  readonly occurredAt: Date;
  readonly kind: StatementPosting["kind"];
  readonly reference: string;
  readonly cause: Cause;
  readonly book: AccountBook;
  /** The service money is held for, and the voucher an entry belongs to. */
  readonly heldFor: string | null;
  readonly voucherId: string | null;
  /** Signed: below zero when money left the balance. */
  readonly change: MoneyJson;
  readonly balanceAfter: MoneyJson;
}

export async function readStatementPage(
  tx: Tx,
  accountId: string,
  filter: StatementFilter,
  request: PageRequest,
): Promise<KeysetPage<StatementEntry>> {
  const found = await listStatementPage(tx, accountId, filter, request);
  const refundIds = found.rows.flatMap(({ reference }) => idAfter(reference, "refund") ?? []);
  const refunds = refundIds.length > 0 ? await listRefundedPacks(tx, accountId, refundIds) : [];
  const orderOf = new Map(refunds.map((refund) => [refund.refundId, refund.orderId]));
  return {
    ...found,
    rows: found.rows.flatMap((posting) =>
      entriesOf(posting, orderOf).filter((entry) => !filter.book || entry.book === filter.book),
    ),
  };
}

/** Newest first like the postings: what came in stands above what went out for it. */
function entriesOf(posting: StatementPosting, orderOf: ReadonlyMap<string, string>): StatementEntry[] {
  const { fromBook, fromItem, fromAfter, toBook, toItem, toAfter, amount } = posting;
  const head = {
    occurredAt: posting.occurredAt,
    kind: posting.kind,
    reference: posting.reference,
    cause: causeOf(posting, orderOf),
  };
  const entry = (book: AccountBook, item: string, change: Decimal, after: Decimal): StatementEntry => ({
    ...head,
    id: `${posting.transactionId}-${posting.position}-${book}`,
    book,
    heldFor: book === "held" ? parseHeldItem(item).service : null,
    voucherId: book === "voucher" ? item : null,
    change: toJson(money(change, posting.currency)),
    balanceAfter: toJson(money(after, posting.currency)),
  });
  return [
    ...(isAccountBook(toBook) && toAfter ? [entry(toBook, toItem, amount, toAfter)] : []),
    ...(isAccountBook(fromBook) && fromAfter ? [entry(fromBook, fromItem, amount.negated(), fromAfter)] : []),
  ];
}

function causeOf(
  { reference, fromItem, toItem }: StatementPosting,
  orderOf: ReadonlyMap<string, string>,
): Cause {
  const order = idAfter(reference, "order");
  if (order) return { kind: "order", id: order };
  const bill = idAfter(reference, "bill") ?? idAfter(reference, "hold") ?? idAfter(reference, "release");
  if (bill) return { kind: "bill", id: bill };
  const topUp = idAfter(reference, "top-up");
  if (topUp) return { kind: "top_up", id: topUp };
  const refund = idAfter(reference, "refund");
  if (refund) return { kind: "refund", id: refund, orderId: orderOf.get(refund) ?? "" };
  const voucher = fromItem || toItem;
  return voucher ? { kind: "voucher", id: voucher } : { kind: "gift" };
}

function idAfter(reference: string, kind: string): string | undefined {
  return reference.startsWith(`${kind}:`) ? reference.slice(kind.length + 1) : undefined;
}
