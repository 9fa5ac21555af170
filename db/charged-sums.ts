import type { MonthSpan } from "./charged-bills";
import type { Tx } from "./client";

/** How many records the streams of a month's charges have together, for the progress of reading them. */
export async function countCharges({ sql }: Tx, { month, from, until }: MonthSpan): Promise<number> {
  const [start, end] = [from.toISOString(), until.toISOString()];
  const [row] = await sql<{ n: string }[]>`
    select (
      (select count(*) from bills b join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id)
        where b.month = ${month} and b.kind = 'month' and l.calls > 0)
      + (select count(*) from bills b join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id)
        where b.kind <> 'month' and b.issued_at >= ${start}::timestamptz and b.issued_at < ${end}::timestamptz)
      + (select coalesce(sum(quantity), 0) from orders
        where placed_at >= ${start}::timestamptz and placed_at < ${end}::timestamptz)
      + (select count(*) from refunds
        where status = 'completed' and completed_at >= ${start}::timestamptz and completed_at < ${end}::timestamptz)
      + (select count(*) from packs p
        join orders o on (o.account_id, o.id) = (p.account_id, p.order_id)
        left join refunds r on (r.account_id, r.pack_id) = (p.account_id, p.id) and r.status = 'completed'
        where p.origin = 'purchased' and p.valid_until >= ${start}::timestamptz and o.placed_at < ${end}::timestamptz
          and (r.completed_at is null or r.completed_at >= ${start}::timestamptz))
      + (select count(*) from qps_quotas q
        join orders o on (o.account_id, o.id) = (q.account_id, q.order_id)
        where q.ends_at >= ${start}::timestamptz and o.placed_at < ${end}::timestamptz))::text as n`;
  return Number(row?.n ?? 0);
}

export interface BookedCharges {
  readonly currency: "USD" | "CNY";
  /** Sales and tax, less what was given back. */
  readonly charged: string;
  /** What vouchers and gifted balances paid of it; below zero. */
  readonly credits: string;
  /** What the customers' own money paid. */
  readonly payable: string;
}

/**
 * What the ledger booked for the month's bills, the bills that followed earlier ones within it, its orders and its
 * refunds: found by their references, so that the sums share nothing with the rows they are held against.
 */
export async function sumBookedCharges(
  { sql }: Tx,
  { month, from, until }: MonthSpan,
): Promise<BookedCharges[]> {
  const [start, end] = [from.toISOString(), until.toISOString()];
  return sql<BookedCharges[]>`
    with documents as (
      select account_id, 'bill:' || id as reference from bills
      where (month = ${month} and kind = 'month')
        or (kind <> 'month' and issued_at >= ${start}::timestamptz and issued_at < ${end}::timestamptz)
      union all
      select account_id, 'order:' || id from orders
      where placed_at >= ${start}::timestamptz and placed_at < ${end}::timestamptz
      union all
      select account_id, 'refund:' || id from refunds
      where status = 'completed' and completed_at >= ${start}::timestamptz and completed_at < ${end}::timestamptz),
    moved as (
      select p.currency, p.amount, case when p.from_book in ('voucher', 'gifted', 'earnings', 'cash') then 1 else -1 end as sign,
        case when p.from_book in ('voucher', 'gifted', 'earnings', 'cash') then p.from_book else p.to_book end as balance
      from documents d
      join ledger_postings p on (p.account_id, p.reference) = (d.account_id, d.reference))
    select currency, sum(sign * amount)::text as charged,
      coalesce(-sum(sign * amount) filter (where balance in ('voucher', 'gifted')), 0)::text as credits,
      coalesce(sum(sign * amount) filter (where balance in ('earnings', 'cash')), 0)::text as payable
    from moved group by currency order by currency`;
}
