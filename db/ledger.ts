import { groupBy } from "@/lib/billing/group-by";
import { type AccountBook, accountBooks, type Book, type Posting } from "@/lib/billing/ledger/books";
import { Decimal } from "@/lib/billing/money";
import { isOneOf, NewRows } from "./bulk";
import type { Tx } from "./client";
import { newId } from "./ids";
import { InstantText } from "./instant-text";
import { currentRequestId } from "./request";
import { balances, type TransactionKind } from "./schema/ledger";

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

type BalanceRow = Pick<typeof balances.$inferSelect, "accountId" | "item" | "amount"> & {
  readonly book: string;
};

/** The balances of the accounts; call it under their row locks when a decision follows. */
export async function findBalances(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Balances>> {
  const rows = await tx.orm.select().from(balances).where(isOneOf(balances.accountId, accountIds));
  return balancesByAccount(accountIds, rows);
}

export async function findBalancesOf(tx: Tx, accountId: string): Promise<Balances> {
  const found = (await findBalances(tx, [accountId])).get(accountId);
  return found ?? toBalances([]);
}

/** Every account has balances, also one whose books nothing was ever posted to. */
export function balancesByAccount(
  accountIds: readonly string[],
  rows: readonly BalanceRow[],
): Map<string, Balances> {
  const byAccount = groupBy(rows, (row) => row.accountId);
  return new Map(accountIds.map((accountId) => [accountId, toBalances(byAccount.get(accountId) ?? [])]));
}

const nothing = new Decimal(0);
const noItems: ReadonlyMap<string, Decimal> = new Map();

/** What the rows of one account come to, whichever instant they are of. */
export function toBalances(rows: readonly Pick<BalanceRow, "book" | "item" | "amount">[]): Balances {
  return {
    cash: amountIn("cash", rows),
    earnings: amountIn("earnings", rows),
    gifted: amountIn("gifted", rows),
    vouchers: itemsOf(rows, "voucher"),
    held: itemsOf(rows, "held"),
  };
}

function amountIn(book: AccountBook, rows: readonly Pick<BalanceRow, "book" | "amount">[]): Decimal {
  for (const row of rows) if (row.book === book) return row.amount;
  return nothing;
}

/** Most accounts have none, and month close reads them by the thousand. */
function itemsOf(
  rows: readonly Omit<BalanceRow, "accountId">[],
  book: AccountBook,
): ReadonlyMap<string, Decimal> {
  if (!rows.some((row) => row.book === book)) return noItems;
  return new Map(rows.filter((row) => row.book === book).map((row) => [row.item, row.amount]));
}

/** Writes transactions of any number of accounts in one statement. Call it under the accounts' row locks. */
export async function saveTransactions(tx: Tx, transactions: readonly NewTransaction[]): Promise<void> {
  const ids = new Set(transactions.map(({ accountId }) => accountId));
  if (ids.size === 0) return;
  const added = new NewTransactions(await findBalances(tx, [...ids]));
  for (const ofAccount of groupBy(transactions, ({ accountId }) => accountId).values()) {
    for (const transaction of ofAccount) added.add(transaction);
  }
  await added.save(tx);
}

const postingColumns = {
  account_id: "uuid",
  transaction_id: "uuid",
  position: "smallint",
  reference: "text",
  kind: "text",
  occurred_at: "timestamptz",
  request_id: "text",
  from_book: "text",
  from_item: "text",
  to_book: "text",
  to_item: "text",
  currency: "text",
  amount: "numeric",
  from_after: "numeric",
  to_after: "numeric",
};

/**
 * Transactions to be written together. The balances that postings state are computed from what the books of their
 * accounts hold now, read under the row locks; the database's trigger applies and verifies them.
 */
export class NewTransactions {
  readonly #known: ReadonlyMap<string, Balances>;
  /** To be written in one statement: the trigger sees whole transactions. */
  readonly rows = new NewRows("ledger_postings", postingColumns);
  readonly #requestId = currentRequestId();
  #accountId = "";
  /** What books of that account hold after its postings so far. */
  readonly #moved = new Map<string, Decimal>();
  readonly #instant = new InstantText();

  constructor(known: ReadonlyMap<string, Balances>) {
    this.#known = known;
  }

  /** Those of one account are added one after the other; one without postings is left out. */
  add(transaction: NewTransaction): void {
    if (transaction.postings.length === 0) return;
    const { accountId } = transaction;
    if (accountId !== this.#accountId) this.#moved.clear();
    this.#accountId = accountId;
    const id = newId();
    const { reference, kind } = transaction;
    const occurredAt = this.#instant.of(transaction.occurredAt);
    let position = 0;
    for (const { from, to, fromItem = "", toItem = "", amount: moved } of transaction.postings) {
      const { currency, amount } = moved;
      const fromAfter = this.#after(from, fromItem, amount, "out");
      const toAfter = this.#after(to, toItem, amount, "in");
      // Written out: a close makes a row for each bill, and lists spread into each other cost twice as much.
      this.rows.add([
        accountId,
        id,
        position,
        reference,
        kind,
        occurredAt,
        this.#requestId,
        from,
        fromItem,
        to,
        toItem,
        currency,
        amount.toFixed(),
        fromAfter,
        toAfter,
      ]);
      position++;
    }
  }

  /** Cash of an account after its postings so far: the one that was added to last, or one that was not added to. */
  cashOf(accountId: string): Decimal {
    const moved = accountId === this.#accountId ? this.#moved.get(bookKey("cash", "")) : undefined;
    return moved ?? balanceOf(this.#known.get(accountId), "cash", "");
  }

  async save(tx: Tx): Promise<void> {
    await this.rows.insert(tx.sql);
  }

  /** The balance after the amount went out of the book or into it; null for the house's books, which keep none. */
  #after(book: Book, item: string, amount: Decimal, direction: "out" | "in"): string | null {
    if (!isAccountBook(book)) return null;
    const key = bookKey(book, item);
    const before = this.#moved.get(key) ?? balanceOf(this.#known.get(this.#accountId), book, item);
    const after = direction === "out" ? before.minus(amount) : before.plus(amount);
    this.#moved.set(key, after);
    return after.toFixed();
  }
}

const bookKey = (book: AccountBook, item: string) => (item === "" ? book : `${book} ${item}`);

function balanceOf(known: Balances | undefined, book: AccountBook, item: string): Decimal {
  if (!known) return nothing;
  if (book === "voucher") return known.vouchers.get(item) ?? nothing;
  return book === "held" ? (known.held.get(item) ?? nothing) : known[book];
}

function isAccountBook(book: Book): book is AccountBook {
  return (accountBooks as readonly Book[]).includes(book);
}
