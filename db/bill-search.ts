import { and, asc, desc, eq, gt, lt, or, type SQL, sql } from "drizzle-orm";
import { Decimal } from "@/lib/billing/money";
import type { Bill } from "./bills";
import type { Tx } from "./client";
import { type Cursor, type KeysetPage, keysetPage } from "./keyset";
import { accounts } from "./schema/accounts";
import { billLines, bills } from "./schema/bills";

export interface BillFilter {
  readonly accountId?: string | undefined;
  readonly month?: string | undefined;
  readonly service?: string | undefined;
  readonly kind?: Bill["kind"] | undefined;
  readonly currency?: Bill["currency"] | undefined;
  /** Only bills with a line that waits for a contract price (rule P8). */
  readonly needsQuote?: boolean | undefined;
}

export interface FoundBill {
  readonly bill: Bill;
  readonly accountName: string;
  /** Lines that wait for a contract price. */
  readonly quoteLines: number;
}

const quoteLines = sql<number>`(select count(*)::int from ${billLines} l where l.account_id = ${bills.accountId} and l.bill_id = ${bills.id} and l.status = 'needs_quote')`;

function matches(filter: BillFilter): SQL | undefined {
  return and(
    filter.accountId ? eq(bills.accountId, filter.accountId) : undefined,
    filter.month ? eq(bills.month, filter.month) : undefined,
    filter.service ? eq(bills.service, filter.service) : undefined,
    filter.kind ? eq(bills.kind, filter.kind) : undefined,
    filter.currency ? eq(bills.currency, filter.currency) : undefined,
    filter.needsQuote ? sql`${quoteLines} > 0` : undefined,
  );
}

function select(tx: Tx, where: SQL | undefined, order: readonly SQL[], limit: number): Promise<FoundBill[]> {
  return tx.orm
    .select({ bill: bills, accountName: accounts.name, quoteLines })
    .from(bills)
    .innerJoin(accounts, eq(accounts.id, bills.accountId))
    .where(where)
    .orderBy(...order)
    .limit(limit);
}

/** Bills of one account, newest month first; within a month as they were made. The key is `<month>:<id>`. */
export function listBillsOfAccount(
  tx: Tx,
  accountId: string,
  filter: Omit<BillFilter, "accountId">,
  cursor: Cursor,
  size: number,
): Promise<KeysetPage<FoundBill>> {
  return keysetPage(
    cursor,
    size,
    ({ direction, from, limit }) => {
      const [month, id] = from?.split(":") ?? [];
      const beyond = direction === "forward" ? sql.raw("<") : sql.raw(">");
      const where = and(
        matches({ ...filter, accountId }),
        from ? sql`(${bills.month}, ${bills.id}) ${beyond} (${month}, ${id}::uuid)` : undefined,
      );
      const turn = direction === "forward" ? desc : asc;
      return select(tx, where, [turn(bills.month), turn(bills.id)], limit);
    },
    ({ bill }) => `${bill.month}:${bill.id}`,
  );
}

export type BillOrder = "account" | "total";

/** Bills over all accounts; the key is `<account>:<id>`, for the largest first `<total>:<account>:<id>`. */
export function searchBills(
  tx: Tx,
  filter: BillFilter,
  order: BillOrder,
  cursor: Cursor,
  size: number,
): Promise<KeysetPage<FoundBill>> {
  return keysetPage(
    cursor,
    size,
    ({ direction, from, limit }) => {
      const forward = direction === "forward";
      const { account, id, total } = cursorParts(from ?? "");
      const after = sql`(${bills.accountId}, ${bills.id}) ${sql.raw(forward ? ">" : "<")} (${account}::uuid, ${id}::uuid)`;
      const turn = forward ? asc : desc;
      const place = [turn(bills.accountId), turn(bills.id)];
      if (order === "account")
        return select(tx, and(matches(filter), from ? after : undefined), place, limit);
      const amount = new Decimal(total || 0);
      const beyond = or(
        forward ? lt(bills.total, amount) : gt(bills.total, amount),
        and(eq(bills.total, amount), after),
      );
      const largest = (forward ? desc : asc)(bills.total);
      return select(tx, and(matches(filter), from ? beyond : undefined), [largest, ...place], limit);
    },
    ({ bill }) => [...(order === "total" ? [bill.total.toFixed()] : []), bill.accountId, bill.id].join(":"),
  );
}

function cursorParts(key: string): { account: string; id: string; total: string } {
  const [id = "", account = "", total = ""] = key.split(":").reverse();
  return { account, id, total };
}

export interface BillSum {
  readonly currency: Bill["currency"];
  readonly bills: number;
  readonly accounts: number;
  readonly subtotal: Decimal;
  readonly tax: Decimal;
  readonly total: Decimal;
  readonly quoteLines: number;
}

/** What the bills of a filter come to, per currency. */
export function sumBills(tx: Tx, filter: BillFilter): Promise<BillSum[]> {
  return tx.orm
    .select({
      currency: bills.currency,
      bills: sql<number>`count(*)::int`,
      accounts: sql<number>`count(distinct ${bills.accountId})::int`,
      subtotal: sql`sum(${bills.subtotal})`.mapWith(bills.subtotal),
      tax: sql`sum(${bills.tax})`.mapWith(bills.tax),
      total: sql`sum(${bills.total})`.mapWith(bills.total),
      quoteLines: sql<number>`sum(${quoteLines})::int`,
    })
    .from(bills)
    .where(matches(filter))
    .groupBy(bills.currency)
    .orderBy(desc(bills.currency));
}
