import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { insertRows } from "./bulk";
import type { Tx } from "./client";
import { billLines, bills } from "./schema/bills";

export type Bill = typeof bills.$inferSelect;

export type BillLine = typeof billLines.$inferSelect;

/** Writes bills with their lines, each kind in one statement. A second bill for the same month and service throws. */
export async function saveBills(tx: Tx, rows: readonly Bill[], lines: readonly BillLine[]): Promise<void> {
  await insertRows(
    tx.sql,
    "bills",
    {
      account_id: "uuid",
      id: "uuid",
      month: "text",
      service: "text",
      kind: "text",
      sequence: "smallint",
      currency: "text",
      usage_exact: "numeric",
      rounding: "numeric",
      subtotal: "numeric",
      tax_rate: "numeric",
      tax: "numeric",
      total: "numeric",
      settlement: "jsonb",
      issued_at: "timestamptz",
    },
    rows.map((bill) => [
      bill.accountId,
      bill.id,
      bill.month,
      bill.service,
      bill.kind,
      bill.sequence,
      bill.currency,
      bill.usageExact.toFixed(),
      bill.rounding.toFixed(),
      bill.subtotal.toFixed(),
      bill.taxRate.toFixed(),
      bill.tax.toFixed(),
      bill.total.toFixed(),
      JSON.stringify(bill.settlement),
      bill.issuedAt.toISOString(),
    ]),
  );
  await insertRows(
    tx.sql,
    "bill_lines",
    {
      account_id: "uuid",
      bill_id: "uuid",
      position: "smallint",
      meter: "text",
      calls: "bigint",
      free: "bigint",
      gifted: "bigint",
      purchased: "bigint",
      qps: "bigint",
      billable: "bigint",
      refused: "bigint",
      tier: "text",
      unit_price: "numeric",
      amount: "numeric",
      status: "text",
      price_source: "text",
    },
    lines.map((line) => [
      line.accountId,
      line.billId,
      line.position,
      line.meter,
      line.calls,
      line.free,
      line.gifted,
      line.purchased,
      line.qps,
      line.billable,
      line.refused,
      line.tier,
      line.unitPrice?.toFixed() ?? null,
      line.amount?.toFixed() ?? null,
      line.status,
      line.priceSource,
    ]),
  );
}

/** Bills of the accounts for a month: what month close must not make again (rule L3). */
export function listBillsOfMonth(tx: Tx, accountIds: readonly string[], month: string): Promise<Bill[]> {
  return tx.orm
    .select()
    .from(bills)
    .where(and(inArray(bills.accountId, [...accountIds]), eq(bills.month, month)));
}

/** The latest month that each service of each account was billed for (its regular bills). */
export function listLatestBilledMonths(tx: Tx, accountIds: readonly string[]) {
  return tx.orm
    .select({ accountId: bills.accountId, service: bills.service, month: sql<string>`max(${bills.month})` })
    .from(bills)
    .where(and(inArray(bills.accountId, [...accountIds]), eq(bills.sequence, 0)))
    .groupBy(bills.accountId, bills.service);
}

export function listBills(tx: Tx, accountId: string, limit: number): Promise<Bill[]> {
  return tx.orm
    .select()
    .from(bills)
    .where(eq(bills.accountId, accountId))
    .orderBy(desc(bills.month), asc(bills.service), asc(bills.sequence))
    .limit(limit);
}

export async function findBill(
  tx: Tx,
  accountId: string,
  billId: string,
): Promise<{ bill: Bill; lines: BillLine[] } | undefined> {
  const [bill] = await tx.orm
    .select()
    .from(bills)
    .where(and(eq(bills.accountId, accountId), eq(bills.id, billId)));
  if (!bill) return undefined;
  const lines = await tx.orm
    .select()
    .from(billLines)
    .where(and(eq(billLines.accountId, accountId), eq(billLines.billId, billId)))
    .orderBy(asc(billLines.position));
  return { bill, lines };
}
