import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { accounts } from "./schema/accounts";
import { billLines, bills } from "./schema/bills";
import { usageMonths } from "./schema/usage";

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

export interface QuoteFilter {
  readonly accountId?: string | undefined;
  readonly month?: string | undefined;
  readonly service?: string | undefined;
}

/** Lines of bills come in the order of their bills, whose ids grow with time: what waits longest is first. */
const oldestFirst: KeyOrder = {
  columns: [
    { expression: sql`${billLines.billId}`, type: "uuid" },
    { expression: sql`${billLines.position}`, type: "smallint" },
  ],
  descending: false,
};

/** When the first bill of the month and service had this line without a price. */
const waitingSince = sql`(select min(b.issued_at) from ${bills} b join ${billLines} l
  on (l.account_id, l.bill_id) = (b.account_id, b.id)
  where b.account_id = "bills"."account_id" and b.month = "bills"."month" and b.service = "bills"."service"
    and l.meter = "bill_lines"."meter" and l.status = 'needs_quote')`;

const waitingLines = (tx: Tx) =>
  tx.orm
    .select({
      account: {
        id: accounts.id,
        name: accounts.name,
        currency: accounts.currency,
      },
      billId: bills.id,
      position: billLines.position,
      month: bills.month,
      service: bills.service,
      meter: billLines.meter,
      /** Late calls among them, which the next bill will have. */
      billable: usageMonths.billable,
      since: waitingSince.mapWith(bills.issuedAt),
    })
    .from(billLines)
    .innerJoin(bills, ofBill)
    .innerJoin(accounts, eq(accounts.id, bills.accountId))
    .innerJoin(
      usageMonths,
      and(
        eq(usageMonths.accountId, bills.accountId),
        eq(usageMonths.month, bills.month),
        eq(usageMonths.meter, billLines.meter),
      ),
    );

export type WaitingLine = Awaited<ReturnType<typeof waitingLines>>[number];

/** Lines of all accounts and months that wait for a price, by key. */
export function listWaitingLines(
  tx: Tx,
  filter: QuoteFilter,
  request: PageRequest,
): Promise<KeysetPage<WaitingLine>> {
  return readPage(
    oldestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      waitingLines(tx)
        .where(
          and(
            waitingLine,
            filter.accountId ? eq(billLines.accountId, filter.accountId) : undefined,
            filter.month ? eq(bills.month, filter.month) : undefined,
            filter.service ? eq(bills.service, filter.service) : undefined,
            beyond,
          ),
        )
        .orderBy(orderBy)
        .limit(limit),
    (line) => [line.billId, String(line.position)],
  );
}

/** How many lines wait, over all accounts. */
export async function countWaitingLines(tx: Tx): Promise<number> {
  const [row] = await tx.orm
    .select({ count: sql<number>`count(*)::int` })
    .from(billLines)
    .innerJoin(bills, ofBill)
    .where(waitingLine);
  return row?.count ?? 0;
}
