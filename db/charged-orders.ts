import type { ChargedAccount, MonthSpan } from "./charged-bills";
import type { Tx } from "./client";
import type { RefundSplit, StoredPayment } from "./schema/packs";
import { rowsAtOnce } from "./streamed-rows";

/** A pack or quota that an order delivered, with its order, as the driver reads it. */
export interface SoldItem extends ChargedAccount {
  readonly order_id: string;
  readonly offer: string;
  readonly service: string;
  readonly meter: string;
  readonly kind: "call_pack" | "material_pack" | "qps";
  /** Packs of the order; 1 for a quota. */
  readonly quantity: string;
  readonly qps: string | null;
  readonly terms: string | null;
  readonly unit_price: string;
  readonly subtotal: string;
  readonly tax: string;
  readonly placed_at: string;
  readonly item_id: string;
  /** The pack's place in its order (rule R10); 0 for a quota. */
  readonly position: number;
  readonly units: string;
  readonly valid_from: string;
  readonly valid_until: string;
}

export interface OrderedItem extends SoldItem {
  readonly total: string;
  readonly payments: readonly StoredPayment[];
}

/** What the orders of the month delivered, order by order, pack by pack. */
export function streamOrderedItems({ sql }: Tx, { from, until }: MonthSpan): AsyncIterable<OrderedItem[]> {
  return sql<OrderedItem[]>`
    select o.account_id, a.name as account_name, a.site, a.currency, o.id as order_id, o.offer, o.service, o.meter,
      o.kind, o.quantity, o.qps, o.terms, o.unit_price, o.subtotal, o.tax, o.total, o.placed_at,
      o.snapshot -> 'payments' as payments, coalesce(p.id, q.id) as item_id,
      coalesce(p.order_position, 0) as position, coalesce(p.units, q.qps) as units,
      coalesce(p.valid_from, q.starts_at) as valid_from, coalesce(p.valid_until, q.ends_at) as valid_until
    from orders o
    join accounts a on a.id = o.account_id
    left join packs p on (p.account_id, p.order_id) = (o.account_id, o.id)
    left join qps_quotas q on (q.account_id, q.order_id) = (o.account_id, o.id)
    where o.placed_at >= ${from.toISOString()}::timestamptz and o.placed_at < ${until.toISOString()}::timestamptz
    order by o.account_id, o.id, p.order_position`.cursor(rowsAtOnce);
}

export interface RefundedItem extends SoldItem {
  readonly refund_id: string;
  /** What came back, tax included (rule R5). */
  readonly amount: string;
  readonly split: RefundSplit;
  readonly completed_at: string;
}

/** Packs whose refund was completed within the month. */
export function streamRefundedItems({ sql }: Tx, { from, until }: MonthSpan): AsyncIterable<RefundedItem[]> {
  return sql<RefundedItem[]>`
    select o.account_id, a.name as account_name, a.site, a.currency, o.id as order_id, o.offer, o.service, o.meter,
      o.kind, o.quantity, o.qps, o.terms, o.unit_price, o.subtotal, o.tax, o.placed_at, p.id as item_id,
      p.order_position as position, p.units, p.valid_from, p.valid_until,
      r.id as refund_id, r.amount, r.split, r.completed_at
    from refunds r
    join packs p on (p.account_id, p.id) = (r.account_id, r.pack_id)
    join orders o on (o.account_id, o.id) = (r.account_id, r.order_id)
    join accounts a on a.id = r.account_id
    where r.status = 'completed' and r.completed_at >= ${from.toISOString()}::timestamptz
      and r.completed_at < ${until.toISOString()}::timestamptz
    order by r.account_id, r.id`.cursor(rowsAtOnce);
}
