import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Decimal } from "@/lib/billing/money";
import type { Bill } from "./bills";
import type { Tx } from "./client";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { accounts } from "./schema/accounts";
import { billLines, bills } from "./schema/bills";
import { ledgerPostings } from "./schema/ledger";

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
  /** The balance of cash after the settlement; null: cash paid nothing. */
  readonly cashAfter: Decimal | null;
}

/** The outer columns are written out, because a bare name would be taken for one of the subquery's own table. */
const quoteLines = sql<number>`(select count(*)::int from ${billLines} l
  where l.account_id = "bills"."account_id" and l.bill_id = "bills"."id" and l.status = 'needs_quote')`;

/** Subtotal and tax are postings of their own: the last of them left least. */
const cashAfter = sql<Decimal | null>`(select min(p.from_after) from ${ledgerPostings} p
  where p.account_id = "bills"."account_id" and p.reference = 'bill:' || "bills"."id" and p.from_book = 'cash')`.mapWith(
  bills.total,
);

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

/** Newest month first; within a month the last made first. */
const newestMonthFirst: KeyOrder = {
  columns: [
    { expression: sql`${bills.month}`, type: "text" },
    { expression: sql`${bills.id}`, type: "uuid" },
  ],
  descending: true,
};
const byAccount: KeyOrder = {
  columns: [
    { expression: sql`${bills.accountId}`, type: "uuid" },
    { expression: sql`${bills.id}`, type: "uuid" },
  ],
  descending: false,
};
/**
 * Amounts of different currencies do not compare: each currency's bills by themselves. No index is kept for it (each
 * bill of a close would pay for it): what the page's totals read anyway is sorted.
 */
const largestFirst: KeyOrder = {
  columns: [
    { expression: sql`${bills.currency}`, type: "text" },
    { expression: sql`${bills.total}`, type: "numeric" },
    ...byAccount.columns,
  ],
  descending: true,
};

const orders = { newest: newestMonthFirst, account: byAccount, largest: largestFirst };
export type BillOrder = keyof typeof orders;

/** Bills that match, by key. */
export function searchBills(
  tx: Tx,
  filter: BillFilter,
  order: BillOrder,
  request: PageRequest,
): Promise<KeysetPage<FoundBill>> {
  return readPage(
    orders[order],
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select({ bill: bills, accountName: accounts.name, quoteLines, cashAfter })
        .from(bills)
        .innerJoin(accounts, eq(accounts.id, bills.accountId))
        .where(and(matches(filter), beyond))
        .orderBy(orderBy)
        .limit(limit),
    ({ bill }) => {
      if (order === "newest") return [bill.month, bill.id];
      const place = [bill.accountId, bill.id];
      return order === "largest" ? [bill.currency, bill.total.toFixed(), ...place] : place;
    },
  );
}

/** The balance of cash after a bill's settlement; null: cash paid nothing. */
export async function findCashAfter(tx: Tx, accountId: string, billId: string): Promise<Decimal | null> {
  const [row] = await tx.orm
    .select({ cashAfter })
    .from(bills)
    .where(and(eq(bills.accountId, accountId), eq(bills.id, billId)));
  return row?.cashAfter ?? null;
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
