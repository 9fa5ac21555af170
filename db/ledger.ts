import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import { groupBy } from "@/lib/billing/group-by";
import { accountBooks, type Book, type Posting } from "@/lib/billing/ledger/books";
import { Decimal } from "@/lib/billing/money";
import { insertRows } from "./bulk";
import type { Tx } from "./client";
import { newId } from "./ids";
import { currentRequestId } from "./request";
import { balances, ledgerPostings, ledgerTransactions, type TransactionKind } from "./schema/ledger";

/** An account's books, in its currency. Missing books hold 0. */
export interface Balances {
  readonly cash: Decimal;
  readonly earnings: Decimal;
  readonly gifted: Decimal;
  /** Voucher id → what is left of it. */
  readonly vouchers: ReadonlyMap<string, Decimal>;
  /** `<service>:<book>` → what is held for the service from that book (rule L4). */
  readonly held: ReadonlyMap<string, Decimal>;
}

export interface NewTransaction {
  readonly accountId: string;
  /** Unique per account: the cause, e.g. `order:<id>`. */
  readonly reference: string;
  readonly kind: TransactionKind;
  readonly occurredAt: Date;
  readonly postings: readonly Posting[];
}

type BalanceRow = typeof balances.$inferSelect;

/** The balances of the accounts; call it under their row locks when a decision follows. */
export async function findBalances(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Balances>> {
  const rows = await tx.orm
    .select()
    .from(balances)
    .where(inArray(balances.accountId, [...accountIds]));
  const byAccount = groupBy(rows, (row) => row.accountId);
  return new Map(accountIds.map((accountId) => [accountId, toBalances(byAccount.get(accountId) ?? [])]));
}

export async function findBalancesOf(tx: Tx, accountId: string): Promise<Balances> {
  const found = (await findBalances(tx, [accountId])).get(accountId);
  return found ?? toBalances([]);
}

/** What the rows of one account come to, whichever instant they are of. */
export function toBalances(rows: readonly Pick<BalanceRow, "book" | "item" | "amount">[]): Balances {
  const simple = (book: string) => rows.find((row) => row.book === book)?.amount ?? new Decimal(0);
  const items = (book: string) =>
    new Map(rows.filter((row) => row.book === book).map((row) => [row.item, row.amount]));
  return {
    cash: simple("cash"),
    earnings: simple("earnings"),
    gifted: simple("gifted"),
    vouchers: items("voucher"),
    held: items("held"),
  };
}

/**
 * Writes transactions of any number of accounts in two statements. Call it under the accounts' row locks. The
 * running balances are computed from what the books hold now; the database's trigger applies and verifies them.
 * Transactions without postings are left out.
 */
export async function saveTransactions(tx: Tx, transactions: readonly NewTransaction[]): Promise<void> {
  const real = transactions.filter((transaction) => transaction.postings.length > 0);
  if (real.length === 0) return;
  const running = await runningBalances(tx, [...new Set(real.map((transaction) => transaction.accountId))]);
  const requestId = currentRequestId();
  const heads: (string | null)[][] = [];
  const rows: (string | number | null)[][] = [];
  for (const transaction of real) {
    const id = newId();
    heads.push([
      transaction.accountId,
      id,
      transaction.reference,
      transaction.kind,
      transaction.occurredAt.toISOString(),
      requestId,
    ]);
    transaction.postings.forEach((posting, position) => {
      const { accountId } = transaction;
      const { currency, amount } = posting.amount;
      const fromItem = posting.fromItem ?? "";
      const toItem = posting.toItem ?? "";
      const fromAfter = running.move(accountId, posting.from, fromItem, amount.negated());
      const toAfter = running.move(accountId, posting.to, toItem, amount);
      rows.push([
        accountId,
        id,
        position,
        posting.from,
        fromItem,
        posting.to,
        toItem,
        currency,
        amount.toFixed(),
        fromAfter,
        toAfter,
      ]);
    });
  }
  await insertRows(tx.sql, "ledger_transactions", transactionColumns, heads);
  await insertRows(tx.sql, "ledger_postings", postingColumns, rows);
}

const transactionColumns = {
  account_id: "uuid",
  id: "uuid",
  reference: "text",
  kind: "text",
  occurred_at: "timestamptz",
  request_id: "text",
};

const postingColumns = {
  account_id: "uuid",
  transaction_id: "uuid",
  position: "smallint",
  from_book: "text",
  from_item: "text",
  to_book: "text",
  to_item: "text",
  currency: "text",
  amount: "numeric",
  from_after: "numeric",
  to_after: "numeric",
};

async function runningBalances(tx: Tx, accountIds: readonly string[]) {
  const rows = await tx.orm
    .select()
    .from(balances)
    .where(inArray(balances.accountId, [...accountIds]));
  const amounts = new Map(rows.map((row) => [`${row.accountId} ${row.book} ${row.item}`, row.amount]));
  return {
    /** The balance after the change; null for the house's books, which keep none. */
    move(accountId: string, book: Book, item: string, change: Decimal): string | null {
      if (!(accountBooks as readonly Book[]).includes(book)) return null;
      const key = `${accountId} ${book} ${item}`;
      const after = (amounts.get(key) ?? new Decimal(0)).plus(change);
      amounts.set(key, after);
      return after.toFixed();
    },
  };
}

/** Whether a cause is booked already. */
export async function findTransactionByReference(tx: Tx, accountId: string, reference: string) {
  const [row] = await tx.orm
    .select()
    .from(ledgerTransactions)
    .where(and(eq(ledgerTransactions.accountId, accountId), eq(ledgerTransactions.reference, reference)));
  return row;
}

/** Postings of an account with their causes, newest first, by keyset. */
export function listPostings(
  tx: Tx,
  accountId: string,
  limit: number,
  before?: { occurredAt: Date; transactionId: string },
) {
  return tx.orm
    .select({
      transactionId: ledgerTransactions.id,
      reference: ledgerTransactions.reference,
      kind: ledgerTransactions.kind,
      occurredAt: ledgerTransactions.occurredAt,
      position: ledgerPostings.position,
      fromBook: ledgerPostings.fromBook,
      fromItem: ledgerPostings.fromItem,
      toBook: ledgerPostings.toBook,
      toItem: ledgerPostings.toItem,
      currency: ledgerPostings.currency,
      amount: ledgerPostings.amount,
      fromAfter: ledgerPostings.fromAfter,
      toAfter: ledgerPostings.toAfter,
    })
    .from(ledgerTransactions)
    .innerJoin(
      ledgerPostings,
      and(
        eq(ledgerPostings.accountId, ledgerTransactions.accountId),
        eq(ledgerPostings.transactionId, ledgerTransactions.id),
      ),
    )
    .where(
      and(
        eq(ledgerTransactions.accountId, accountId),
        before
          ? or(
              lt(ledgerTransactions.occurredAt, before.occurredAt),
              and(
                eq(ledgerTransactions.occurredAt, before.occurredAt),
                lt(ledgerTransactions.id, before.transactionId),
              ),
            )
          : undefined,
      ),
    )
    .orderBy(desc(ledgerTransactions.occurredAt), desc(ledgerTransactions.id), desc(ledgerPostings.position))
    .limit(limit);
}
