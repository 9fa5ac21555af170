import { and, asc, desc, eq } from "drizzle-orm";
import type { Decimal } from "@/lib/billing/money";
import { arrayLiteral, isOneOf, NewRows } from "./bulk";
import type { Tx } from "./client";
import { InstantText } from "./instant-text";
import { billLines, bills } from "./schema/bills";

export type Bill = typeof bills.$inferSelect;

export type BillLine = typeof billLines.$inferSelect;

const billColumns = {
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
};

const lineColumns = {
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
};

/** Bills with their lines, written each kind in one statement. A second bill for the same month and service throws. */
export class NewBills {
  readonly #bills = new NewRows("bills", billColumns);
  readonly #lines = new NewRows("bill_lines", lineColumns);
  readonly #texts = new AmountTexts();
  readonly #unitPrices = new Map<Decimal, string>();
  readonly #instant = new InstantText();

  add(bill: Bill, lines: readonly BillLine[]): void {
    this.#bills.add([
      bill.accountId,
      bill.id,
      bill.month,
      bill.service,
      bill.kind,
      bill.sequence,
      bill.currency,
      this.#texts.of(bill.usageExact),
      this.#texts.of(bill.rounding),
      this.#texts.of(bill.subtotal),
      this.#texts.of(bill.taxRate),
      this.#texts.of(bill.tax),
      this.#texts.of(bill.total),
      JSON.stringify(bill.settlement),
      this.#instant.of(bill.issuedAt),
    ]);
    for (const line of lines) {
      this.#lines.add([
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
        line.unitPrice && this.#unitPriceOf(line.unitPrice),
        line.amount && this.#texts.of(line.amount),
        line.status,
        line.priceSource,
      ]);
    }
  }

  /** A tier's price is one and the same on all lines that reach it. */
  #unitPriceOf(unitPrice: Decimal): string {
    let text = this.#unitPrices.get(unitPrice);
    if (text === undefined) {
      text = unitPrice.toFixed();
      this.#unitPrices.set(unitPrice, text);
    }
    return text;
  }

  async save(tx: Tx): Promise<void> {
    await Promise.all([this.#bills.insert(tx.sql), this.#lines.insert(tx.sql)]);
  }
}

/** A bill states one and the same amount several times, as its usage, subtotal and total, and many a zero. */
class AmountTexts {
  #last: Decimal | null = null;
  #text = "";

  of(amount: Decimal): string {
    if (amount.isZero()) return "0";
    if (amount !== this.#last) {
      this.#last = amount;
      this.#text = amount.toFixed();
    }
    return this.#text;
  }
}

/** Bills of the accounts for a month, those that followed the month's own among them. */
export function listBillsOfMonth(tx: Tx, accountIds: readonly string[], month: string): Promise<Bill[]> {
  return tx.orm
    .select()
    .from(bills)
    .where(and(isOneOf(bills.accountId, accountIds), eq(bills.month, month)));
}

/** What there is to tell about a month's bill. */
export interface IssuedBill
  extends Pick<Bill, "accountId" | "id" | "month" | "service" | "currency" | "issuedAt"> {
  readonly total: string;
  readonly holdShortfall: string;
  /** The meters that wait for a price (rule P8), with commas between; null: none does. */
  readonly waiting: string | null;
}

/** The month's own bills of the accounts. */
export async function listIssuedBills(
  { sql }: Tx,
  accountIds: readonly string[],
  month: string,
): Promise<IssuedBill[]> {
  const rows = await sql<
    {
      account_id: string;
      id: string;
      service: string;
      currency: Bill["currency"];
      total: string;
      hold_shortfall: string;
      issued_at: string;
      waiting: string | null;
    }[]
  >`
    select b.*,
      (select string_agg(meter, ',' order by position) from bill_lines l
       where (l.account_id, l.bill_id) = (b.account_id, b.id) and status = 'needs_quote') as waiting
    from unnest(${arrayLiteral(accountIds)}::uuid[]) a(id) cross join lateral (
      select account_id, id, service, currency, total, settlement ->> 'holdShortfall' as hold_shortfall, issued_at
      from bills where account_id = a.id and month = ${month} and sequence = 0 offset 0) b
    order by account_id, id`;
  return rows.map((row) => ({
    accountId: row.account_id,
    id: row.id,
    month,
    service: row.service,
    currency: row.currency,
    total: row.total,
    holdShortfall: row.hold_shortfall,
    issuedAt: new Date(row.issued_at),
    waiting: row.waiting,
  }));
}

export function listBills(tx: Tx, accountId: string, limit: number): Promise<Bill[]> {
  return tx.orm
    .select()
    .from(bills)
    .where(eq(bills.accountId, accountId))
    .orderBy(desc(bills.month), asc(bills.service), asc(bills.sequence))
    .limit(limit);
}

/** The last month's own bill of each service of an account: the one whose hold stands now (rule L4). */
export function listLastMonthBills(tx: Tx, accountId: string): Promise<Bill[]> {
  return tx.orm
    .selectDistinctOn([bills.service])
    .from(bills)
    .where(and(eq(bills.accountId, accountId), eq(bills.sequence, 0)))
    .orderBy(asc(bills.service), desc(bills.month));
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
