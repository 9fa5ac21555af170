import type { MonthSpan } from "./charged-bills";
import type { SoldItem } from "./charged-orders";
import type { Tx } from "./client";
import { rowsAtOnce } from "./streamed-rows";

/** Something sold that is in force in a month: what was drawn of it, and what the month's bill says of its meter. */
export interface ItemInUse extends SoldItem {
  /** Units drawn before the month, and by its end. */
  readonly drawn_before: string;
  readonly drawn_by_end: string;
  readonly refunded_at: string | null;
  /** What a completed refund gave back before tax, and of the tax. */
  readonly given_back: string | null;
  readonly tax_back: string | null;
  /** The month's own bill of the service, and of the meter its price and its billable calls; null: there is none. */
  readonly bill_id: string | null;
  readonly bill_unit_price: string | null;
  readonly bill_billable: string | null;
}

/**
 * Packs and quotas that were sold by the month's end and not over by its first instant. What was drawn comes from the
 * packs' counters less the hours since, so only draws since the month's start are read. A call belongs to the month
 * it happened in (rule T1).
 */
export function streamItemsInUse({ sql }: Tx, { month, from, until }: MonthSpan): AsyncIterable<ItemInUse[]> {
  const [start, end] = [from.toISOString(), until.toISOString()];
  return sql<ItemInUse[]>`
    select o.account_id, a.name as account_name, a.site, a.currency, o.id as order_id, o.offer, o.service, o.meter,
      o.kind, o.quantity, o.qps, o.terms, o.unit_price, o.subtotal, o.tax, o.placed_at, sold.*,
      b.id as bill_id, l.unit_price as bill_unit_price, l.billable as bill_billable
    from (
      select p.account_id as owner, p.order_id as bought, p.id as item_id, p.order_position as position, p.units,
        p.valid_from, p.valid_until,
        case when p.kind = 'calls' then p.units - p.remaining - coalesce(d.since, 0) else 0 end as drawn_before,
        case when p.kind = 'calls' then p.units - p.remaining - coalesce(d.later, 0) else 0 end as drawn_by_end,
        r.completed_at as refunded_at, r.amount - (r.split ->> 'tax')::numeric as given_back,
        (r.split ->> 'tax')::numeric as tax_back
      from packs p
      left join refunds r on (r.account_id, r.pack_id) = (p.account_id, p.id) and r.status = 'completed'
      left join lateral (
        select sum(units) as since, sum(units) filter (where hour >= ${end}::timestamptz) as later
        from pack_draws d
        where (d.account_id, d.pack_id) = (p.account_id, p.id) and d.hour >= ${start}::timestamptz) d
        on p.kind = 'calls'
      where p.origin = 'purchased' and p.valid_until >= ${start}::timestamptz
        and (r.completed_at is null or r.completed_at >= ${start}::timestamptz)
      union all
      select account_id, order_id, id, 0, qps, starts_at, ends_at, 0, 0, null, null, null
      from qps_quotas where ends_at >= ${start}::timestamptz) sold
    join orders o on (o.account_id, o.id) = (sold.owner, sold.bought)
    join accounts a on a.id = o.account_id
    left join bills b on (b.account_id, b.month, b.service, b.sequence) = (o.account_id, ${month}, o.service, 0)
    left join bill_lines l on (l.account_id, l.bill_id, l.meter) = (b.account_id, b.id, o.meter)
    where o.placed_at < ${end}::timestamptz
    order by o.account_id, sold.item_id`.cursor(rowsAtOnce);
}
