import type { Tx } from "./client";
import type { DeferredRow } from "./reconciliation-report";
import type { Scope } from "./reconciliation-scope";

/** A pack or quota that was sold and could still owe something in the month. */
export interface SoldRow {
  readonly service: string;
  readonly kind: DeferredRow["kind"];
  readonly offer: string;
  /** Before tax. */
  readonly paid: string;
  readonly units: number;
  readonly soldAt: Date;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** Drawn before the month, and by its end. */
  readonly drawnBefore: number;
  readonly drawnByEnd: number;
  readonly refund: { readonly at: Date; readonly givenBack: string } | null;
}

interface RawRow {
  service: string;
  kind: DeferredRow["kind"];
  offer: string;
  paid: string;
  units: string;
  sold_at: string;
  valid_from: string;
  valid_until: string;
  drawn: string;
  drawn_in_month: string;
  drawn_later: string;
  refunded_at: string | null;
  given_back: string | null;
}

const rowsAtOnce = 5_000;

/**
 * Streams what was sold and not over or used up by the month's first instant, whatever the number of accounts: one statement read
 * through a cursor, memory stays flat. What was drawn comes from the packs' counters less the hours after the month,
 * so only draws since the month's start are read. A call belongs to the month it happened in (rule T1).
 */
export async function* streamSold({ sql }: Tx, { from, until, currency }: Scope): AsyncGenerator<SoldRow> {
  const [start, end] = [from.toISOString(), until.toISOString()];
  const query = sql<RawRow[]>`
    select o.service, o.kind, o.offer, o.unit_price as paid, p.units, o.placed_at as sold_at, p.valid_from, p.valid_until,
      case when p.kind = 'calls' then p.units - p.remaining else 0 end as drawn,
      coalesce(d.in_month, 0) as drawn_in_month, coalesce(d.later, 0) as drawn_later,
      r.completed_at as refunded_at, r.amount - (r.split ->> 'tax')::numeric as given_back
    from packs p
    join orders o on (o.account_id, o.id) = (p.account_id, p.order_id)
    join accounts a on a.id = p.account_id and a.currency = ${currency}
    left join refunds r on (r.account_id, r.pack_id) = (p.account_id, p.id) and r.status = 'completed'
    left join (
      select account_id, pack_id, sum(units) filter (where hour < ${end}::timestamptz) as in_month,
        sum(units) filter (where hour >= ${end}::timestamptz) as later
      from pack_draws where hour >= ${start}::timestamptz group by 1, 2) d
      on (d.account_id, d.pack_id) = (p.account_id, p.id) and p.kind = 'calls'
    where p.origin = 'purchased' and o.placed_at < ${end}::timestamptz and p.valid_until >= ${start}::timestamptz
      and (r.completed_at is null or r.completed_at >= ${start}::timestamptz)
      and (p.kind <> 'calls' or p.remaining > 0 or d.in_month > 0 or d.later > 0)
    union all
    select o.service, o.kind, o.offer, o.subtotal, q.qps, o.placed_at, q.starts_at, q.ends_at, 0, 0, 0, null, null
    from qps_quotas q
    join orders o on (o.account_id, o.id) = (q.account_id, q.order_id)
    join accounts a on a.id = q.account_id and a.currency = ${currency}
    where o.placed_at < ${end}::timestamptz and q.ends_at >= ${start}::timestamptz`;
  for await (const rows of query.cursor(rowsAtOnce)) for (const row of rows) yield toSold(row);
}

function toSold(row: RawRow): SoldRow {
  const drawnByEnd = Number(row.drawn) - Number(row.drawn_later);
  return {
    service: row.service,
    kind: row.kind,
    offer: row.offer,
    paid: row.paid,
    units: Number(row.units),
    soldAt: new Date(row.sold_at),
    validFrom: new Date(row.valid_from),
    validUntil: new Date(row.valid_until),
    drawnByEnd,
    drawnBefore: drawnByEnd - Number(row.drawn_in_month),
    refund:
      row.refunded_at === null ? null : { at: new Date(row.refunded_at), givenBack: row.given_back ?? "0" },
  };
}
