import { type SQL, sql } from "drizzle-orm";
import { inMonth, intoBooks, type Scope } from "./reconciliation-scope";

const sales = ["pack_sales", "qps_sales", "material_sales", "tax"] as const;

/** Orders of the month against what they booked (rule B6). */
export function orderRows(scope: Scope): SQL {
  return sql`
    select account_id, reference, coalesce(o.total, 0) as expected, coalesce(l.booked, 0) as found
    from (
      select o.account_id, 'order:' || o.id as reference, o.total from orders o
      join accounts a on a.id = o.account_id and a.currency = ${scope.currency}
      where ${inMonth(scope, sql`o.placed_at`)}) o
    full join (${intoBooks(scope, ["purchase"], sales)}) l using (account_id, reference)`;
}

/** What was ordered in the month against what was delivered: a pack per unit, or one quota (rule B2). */
export function deliveredRows(scope: Scope): SQL {
  return sql`
    select o.account_id, 'order:' || o.id as reference, o.quantity as expected,
      (select count(*) from packs p where (p.account_id, p.order_id) = (o.account_id, o.id))
      + case when o.kind = 'qps' then
          (select count(*) from qps_quotas q where (q.account_id, q.order_id) = (o.account_id, o.id)) else 0 end as found
    from orders o join accounts a on a.id = o.account_id and a.currency = ${scope.currency}
    where ${inMonth(scope, sql`o.placed_at`)}`;
}

/** Refunds completed in the month against what they gave back (rule R5). */
export function refundRows(scope: Scope): SQL {
  return sql`
    select account_id, reference, coalesce(r.amount, 0) as expected, -coalesce(l.booked, 0) as found
    from (
      select r.account_id, 'refund:' || r.id as reference, r.amount from refunds r
      join accounts a on a.id = r.account_id and a.currency = ${scope.currency}
      where r.status = 'completed' and ${inMonth(scope, sql`r.completed_at`)}) r
    full join (${intoBooks(scope, ["refund"], sales)}) l using (account_id, reference)`;
}

/**
 * Orders that something was refunded of in the month: what went back, lost vouchers included, is what was paid for the
 * packs that went back; to the cent where all of them did, within the cents that do not divide before (rules R5, R10).
 * A pack that ended as refunded without a completed refund, or the other way round, makes its order differ too.
 */
export function refundedOrderRows(scope: Scope): SQL {
  return sql`
    select s.account_id, 'order:' || s.id as reference,
      case when s.refunded < s.quantity and abs(s.returned - s.paid) <= 0.01 * s.refunded then s.returned
        else s.paid end as expected,
      s.returned as found
    from (
      select o.account_id, o.id, o.quantity, p.refunded, r.returned,
        round(o.total * p.refunded / o.quantity, 2) as paid
      from orders o
      join accounts a on a.id = o.account_id and a.currency = ${scope.currency}
      cross join lateral (
        select sum(r.amount + (r.split ->> 'voucherLost')::numeric) as returned
        from refunds r where (r.account_id, r.order_id) = (o.account_id, o.id) and r.status = 'completed') r
      cross join lateral (
        select count(*) as refunded from packs p
        where (p.account_id, p.order_id) = (o.account_id, o.id) and p.status = 'refunded') p
      where (o.account_id, o.id) in (
        select r.account_id, r.order_id from refunds r
        where r.status = 'completed' and ${inMonth(scope, sql`r.completed_at`)})) s`;
}

/** Top-ups paid in the month against what came to the accounts. */
export function topUpRows(scope: Scope): SQL {
  return sql`
    select account_id, reference, coalesce(u.amount, 0) as expected, -coalesce(l.booked, 0) as found
    from (
      select account_id, 'top-up:' || id as reference, amount from top_ups
      where currency = ${scope.currency} and status = 'paid' and ${inMonth(scope, sql`paid_at`)}) u
    full join (${intoBooks(scope, ["top_up"], ["payments"])}) l using (account_id, reference)`;
}
