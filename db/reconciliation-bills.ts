import { type SQL, sql } from "drizzle-orm";
import { inMonth, intoBooks, type Scope } from "./reconciliation-scope";

/** Bills issued in the month, before tax, against what their settlements booked as sales (rule L2). */
export function billRows(scope: Scope): SQL {
  return sql`
    select account_id, reference, coalesce(b.subtotal, 0) as expected, coalesce(l.booked, 0) as found
    from (
      select account_id, 'bill:' || id as reference, subtotal from bills
      where currency = ${scope.currency} and ${inMonth(scope, sql`issued_at`)}) b
    full join (${intoBooks(scope, ["settlement"], ["usage_sales"])}) l using (account_id, reference)`;
}

/** Tax of bills, orders and refunds against the book that it went to or came from. */
export function taxRows(scope: Scope): SQL {
  return sql`
    select account_id, reference, coalesce(d.tax, 0) as expected, coalesce(l.booked, 0) as found
    from (
      select account_id, 'bill:' || id as reference, tax from bills
        where currency = ${scope.currency} and tax <> 0 and ${inMonth(scope, sql`issued_at`)}
      union all
      select o.account_id, 'order:' || o.id, o.tax from orders o join accounts a on a.id = o.account_id
        where a.currency = ${scope.currency} and o.tax <> 0 and ${inMonth(scope, sql`o.placed_at`)}
      union all
      select r.account_id, 'refund:' || r.id, -(r.split ->> 'tax')::numeric
        from refunds r join accounts a on a.id = r.account_id
        where a.currency = ${scope.currency} and (r.split ->> 'tax')::numeric <> 0
          and ${inMonth(scope, sql`r.completed_at`)}) d
    full join (${intoBooks(scope, ["settlement", "purchase", "refund"], ["tax"])}) l using (account_id, reference)`;
}

/**
 * Calls counted in the month against the calls on its bills, once the month's run was begun. Months that wait to be
 * rated again for late usage (rule U7) or a contract (rule P8) are not expected to agree yet.
 */
export function usageRows({ month, currency }: Scope): SQL {
  return sql`
    select account_id, 'usage:' || meter as reference, coalesce(u.calls, 0) as expected, coalesce(l.calls, 0) as found
    from (
      select u.account_id, u.meter, u.calls from usage_months u
      join accounts a on a.id = u.account_id and a.currency = ${currency}
      where u.month = ${month} and exists (select 1 from billing_runs r where r.month = ${month})) u
    full join (
      select l.account_id, l.meter, l.calls from (
        select distinct on (account_id, service) account_id, id from bills
        where month = ${month} and currency = ${currency} order by account_id, service, sequence desc) latest
      join bill_lines l on (l.account_id, l.bill_id) = (latest.account_id, latest.id)
      where l.calls > 0) l using (account_id, meter)
    where not exists (select 1 from rating_requests q where q.account_id = coalesce(u.account_id, l.account_id) and q.month = ${month})`;
}
