import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { billLines, bills } from "./schema/bills";

/** Lines of which a later bill of the same month and service says something newer are settled, or wait there. */
const newestBill = sql`not exists (select 1 from ${bills} later where later.account_id = "bills"."account_id"
  and later.month = "bills"."month" and later.service = "bills"."service" and later.sequence > "bills"."sequence")`;

/** Bill lines that wait for a price (rule P8). The status is in the words of the partial index. */
const waitingLine = and(sql`${billLines.status} = 'needs_quote'`, newestBill);

const ofBill = and(eq(bills.accountId, billLines.accountId), eq(bills.id, billLines.billId));

/** Which lines of an account's month wait for a price. */
export function listLinesWaiting(tx: Tx, accountId: string, month: string) {
  return tx.orm
    .select({ service: bills.service, meter: billLines.meter })
    .from(billLines)
    .innerJoin(bills, ofBill)
    .where(and(eq(billLines.accountId, accountId), eq(bills.month, month), waitingLine));
}

/** Months of an account in which a meter waits for a price. */
export async function listMonthsWaiting(tx: Tx, accountId: string, meter: string): Promise<string[]> {
  const rows = await tx.orm
    .selectDistinct({ month: bills.month })
    .from(billLines)
    .innerJoin(bills, ofBill)
    .where(and(eq(billLines.accountId, accountId), eq(billLines.meter, meter), waitingLine));
  return rows.map(({ month }) => month);
}
