import { type BillingMonth, billingMonth } from "@/lib/billing/billing-month";
import type { Tx } from "./client";
import { copyOut } from "./copy-out";
import { rowsAtOnce } from "./streamed-rows";

/**
 * The bills of a month line by line: what stands in finance's file, column by column, as PostgreSQL writes it. A bill's
 * totals stand on its first line only, so that a column adds up. Text that a person typed comes last and is made plain:
 * nothing a spreadsheet would run as a formula, nothing that ends a line.
 */
const columns = {
  month_utc8: "b.month",
  account: "b.account_id",
  bill: "b.id",
  service: "b.service",
  kind: "b.kind",
  sequence: "b.sequence",
  currency: "b.currency",
  bill_subtotal: "case when l.position = 0 then b.subtotal::numeric(28,2) end",
  bill_tax: "case when l.position = 0 then b.tax::numeric(28,2) end",
  bill_total: "case when l.position = 0 then b.total::numeric(28,2) end",
  bill_rounding: "case when l.position = 0 then trim_scale(b.rounding) end",
  line: "l.position + 1",
  meter: "l.meter",
  calls: "l.calls",
  free: "l.free",
  gifted: "l.gifted",
  purchased: "l.purchased",
  qps: "l.qps",
  refused: "l.refused",
  billable: "l.billable",
  unit_price: "trim_scale(l.unit_price)",
  amount: "trim_scale(l.amount)",
  tier: "l.tier",
  status: "l.status",
  price: "l.price_source",
  issued_utc: `to_char(b.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  customer: plainText("a.name"),
} as const;

/** Marks what a spreadsheet would run as a formula as text, as `toCsv` does, and keeps a row on one line. */
export function plainText(text: string): string {
  return `case when ${text} ~ '^[=+@\\-\\t\\r＝＋－＠]' then '''' else '' end || regexp_replace(${text}, '[\\r\\n\\t]+', ' ', 'g')`;
}

export type BillRowColumn = keyof typeof columns;

export const billRowColumns = Object.keys(columns) as BillRowColumn[];

/** What the driver reads: numbers as the decimal strings that they are. */
export type BillRow = Readonly<Record<BillRowColumn, string | number | null>>;

/** The month is inlined, because COPY takes no parameters: it is digits and a dash, checked once more. */
function rowsOf(month: BillingMonth): string {
  return `select ${Object.entries(columns)
    .map(([name, expression]) => `${expression} as ${name}`)
    .join(", ")}
    from bills b
    join accounts a on a.id = b.account_id
    join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id)
    where b.month = '${billingMonth(month)}'
    order by b.account_id, b.service, b.sequence, l.position`;
}

/** The rows as CSV in UTF-8, a line each, straight from PostgreSQL: as fast as it can tell them. */
export async function* copyBillRows({ sql }: Tx, month: BillingMonth): AsyncGenerator<Buffer> {
  const copy = sql.unsafe(`copy (${rowsOf(month)}) to stdout with (format csv, encoding 'UTF8')`);
  yield* copyOut(await copy.readable());
}

export function streamBillRows({ sql }: Tx, month: BillingMonth): AsyncIterable<BillRow[]> {
  return sql.unsafe<BillRow[]>(rowsOf(month)).cursor(rowsAtOnce);
}

export async function countBillRows({ sql }: Tx, month: BillingMonth): Promise<number> {
  const [row] = await sql<{ n: string }[]>`
    select count(*) as n from bills b join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id)
    where b.month = ${month}`;
  return Number(row?.n ?? 0);
}
