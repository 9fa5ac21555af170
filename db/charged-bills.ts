import type postgres from "postgres";
import type { Tx } from "./client";
import type { BillSettlement } from "./schema/bills";
import { rowsAtOnce } from "./streamed-rows";

/** A month's instants on the billing clock, half-open. */
export interface MonthSpan {
  readonly month: string;
  readonly from: Date;
  readonly until: Date;
}

export interface ChargedAccount {
  readonly account_id: string;
  readonly account_name: string;
  readonly site: "international" | "china";
  readonly currency: "USD" | "CNY";
}

/** A line of a bill with its bill, as the driver reads it: amounts and counts are decimal strings. */
export interface ChargedLine extends ChargedAccount {
  readonly bill_id: string;
  readonly service: string;
  readonly kind: "month" | "adjustment" | "supplement";
  readonly month: string;
  readonly rounding: string;
  readonly tax_rate: string;
  readonly tax: string;
  readonly total: string;
  readonly payments: BillSettlement["payments"];
  readonly meter: string;
  readonly free: string;
  readonly gifted: string;
  readonly qps: string;
  readonly billable: string;
  readonly unit_price: string | null;
  readonly amount: string | null;
  readonly price_source: string | null;
  /** What the bill before it charged for the meter; null for a month's own bill. */
  readonly amount_before: string | null;
}

/** Lines with calls of the month's own bills, bill by bill. */
export function streamMonthLines({ sql }: Tx, { month }: MonthSpan): AsyncIterable<ChargedLine[]> {
  return sql<ChargedLine[]>`
    select ${columns(sql)}, null as amount_before
    from bills b
    join accounts a on a.id = b.account_id
    join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id)
    where b.month = ${month} and b.kind = 'month' and l.calls > 0
    order by b.account_id, b.service, l.position`.cursor(rowsAtOnce);
}

/**
 * Lines of the bills that were issued within the month for months before it (rules U7 and P8), each beside the line of
 * the bill that it follows: what it charges is the difference.
 */
export function streamFollowingLines({ sql }: Tx, { from, until }: MonthSpan): AsyncIterable<ChargedLine[]> {
  return sql<ChargedLine[]>`
    select ${columns(sql)}, coalesce(earlier.amount, 0) as amount_before
    from bills b
    join accounts a on a.id = b.account_id
    join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id)
    left join bills p
      on (p.account_id, p.month, p.service, p.sequence) = (b.account_id, b.month, b.service, b.sequence - 1)
    left join bill_lines earlier
      on (earlier.account_id, earlier.bill_id, earlier.meter) = (p.account_id, p.id, l.meter)
    where b.kind <> 'month' and b.issued_at >= ${from.toISOString()}::timestamptz
      and b.issued_at < ${until.toISOString()}::timestamptz
    order by b.account_id, b.id, l.position`.cursor(rowsAtOnce);
}

function columns(sql: postgres.TransactionSql) {
  return sql`b.account_id, a.name as account_name, a.site, b.currency, b.id as bill_id, b.service, b.kind, b.month,
    b.rounding, b.tax_rate, b.tax, b.total, b.settlement -> 'payments' as payments,
    l.meter, l.free, l.gifted, l.qps, l.billable, l.unit_price, l.amount, l.price_source`;
}
