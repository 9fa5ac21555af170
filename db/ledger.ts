import { and, asc, desc, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import { groupBy } from "@/lib/billing/group-by";
import { accountBooks, type Book, type Posting } from "@/lib/billing/ledger/books";
import { Decimal } from "@/lib/billing/money";
import { insertRows } from "./bulk";
import type { Tx } from "./client";
import { newId } from "./ids";
import {
  balances,
  ledgerPostings,
  ledgerTransactions,
  type TransactionKind,
  topUps,
  vouchers,
} from "./schema/ledger";

export type TopUp = typeof topUps.$inferSelect;
export type VoucherRow = typeof vouchers.$inferSelect;

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
  readonly requestId?: string | null;
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

function toBalances(rows: readonly BalanceRow[]): Balances {
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
      transaction.requestId ?? null,
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

export function listVouchers(tx: Tx, accountId: string): Promise<VoucherRow[]> {
  return tx.orm
    .select()
    .from(vouchers)
    .where(eq(vouchers.accountId, accountId))
    .orderBy(asc(vouchers.createdAt));
}

export async function saveVoucher(tx: Tx, voucher: typeof vouchers.$inferInsert): Promise<void> {
  await tx.orm.insert(vouchers).values(voucher);
}

export async function findTopUpByRequest(
  tx: Tx,
  accountId: string,
  requestId: string,
): Promise<TopUp | undefined> {
  const [row] = await tx.orm
    .select()
    .from(topUps)
    .where(and(eq(topUps.accountId, accountId), eq(topUps.requestId, requestId)));
  return row;
}

export async function findTopUp(tx: Tx, accountId: string, topUpId: string): Promise<TopUp | undefined> {
  const [row] = await tx.orm
    .select()
    .from(topUps)
    .where(and(eq(topUps.accountId, accountId), eq(topUps.id, topUpId)));
  return row;
}

export async function saveTopUp(tx: Tx, row: typeof topUps.$inferInsert): Promise<void> {
  await tx.orm.insert(topUps).values(row);
}

export async function markTopUpPaid(
  tx: Tx,
  accountId: string,
  topUpId: string,
  paidAt: Date,
  providerReference: string,
): Promise<void> {
  await tx.orm
    .update(topUps)
    .set({ status: "paid", paidAt, providerReference })
    .where(and(eq(topUps.accountId, accountId), eq(topUps.id, topUpId), ne(topUps.status, "paid")));
}

/** Only a top-up that still waits can fail. */
export async function markTopUpFailed(
  tx: Tx,
  accountId: string,
  topUpId: string,
  providerReference: string,
): Promise<void> {
  await tx.orm
    .update(topUps)
    .set({ status: "failed", providerReference })
    .where(and(eq(topUps.accountId, accountId), eq(topUps.id, topUpId), eq(topUps.status, "pending")));
}

export interface LedgerCheck {
  readonly transactionsWithoutPostings: number;
  /** Books whose kept balance is not the sum of their postings. */
  readonly driftedBalances: number;
  /** Sum over all books of all postings, per currency: 0 by construction, and checked all the same. */
  readonly trialBalance: readonly { currency: string; amount: string }[];
}

/** The proof that the books are right, over everything there is. */
export async function checkLedger(tx: Tx): Promise<LedgerCheck> {
  const sides = sql`(select account_id, from_book as book, from_item as item, currency, -amount as amount from ledger_postings
    union all select account_id, to_book, to_item, currency, amount from ledger_postings)`;
  const trial = await tx.orm.execute<{ currency: string; amount: string }>(
    sql`select currency, sum(amount)::text as amount from ${sides} s group by currency order by currency`,
  );
  const drifted = await tx.orm.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select account_id, book, item, sum(amount) as amount from ${sides} s
      where book in ('cash', 'earnings', 'gifted', 'voucher', 'held') group by 1, 2, 3) s
    full join balances b using (account_id, book, item)
    where coalesce(s.amount, 0) <> coalesce(b.amount, 0)`);
  const empty = await tx.orm.execute<{ n: number }>(sql`
    select count(*)::int as n from ledger_transactions t
    where not exists (select 1 from ledger_postings p where (p.account_id, p.transaction_id) = (t.account_id, t.id))`);
  return {
    trialBalance: [...trial],
    driftedBalances: drifted[0]?.n ?? 0,
    transactionsWithoutPostings: empty[0]?.n ?? 0,
  };
}

export function listVouchersOf(tx: Tx, accountIds: readonly string[]): Promise<VoucherRow[]> {
  return tx.orm
    .select()
    .from(vouchers)
    .where(inArray(vouchers.accountId, [...accountIds]));
}
