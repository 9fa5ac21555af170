import { and, between, eq, sql } from "drizzle-orm";
import type { Currency } from "@/lib/billing/money";
import type { Tx } from "./client";
import { inMonth } from "./reconciliation-scope";
import { figureMonths, ledgerMonths, type RevenueKind, revenueMonths } from "./schema/figures";

export type LedgerMonth = typeof ledgerMonths.$inferSelect;
export type RevenueMonth = typeof revenueMonths.$inferSelect;

/** The month and its half-open period. */
export interface FigurePeriod {
  readonly month: string;
  readonly from: Date;
  readonly until: Date;
}

/** The newest instant, by the machine's clock, that sums of any month were made at; null: never. */
export async function findFiguresMadeAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.orm
    .select({ at: sql`max(${figureMonths.madeAt})`.mapWith(figureMonths.madeAt) })
    .from(figureMonths);
  return row?.at ?? null;
}

/** Months that something was booked in or billed for since an instant of the machine's clock. */
export async function listTouchedMonths(tx: Tx, since: Date | null): Promise<string[]> {
  const moment = (since ?? new Date(0)).toISOString();
  const rows = await tx.orm.execute<{ month: string }>(sql`
    select to_char(occurred_at at time zone 'UTC' + interval '8 hours', 'YYYY-MM') as month
    from ledger_postings where recorded_at >= ${moment}::timestamptz
    union
    select month from bills where id >= ${firstIdOf(since ?? new Date(0))}::uuid
    order by 1`);
  return rows.map(({ month }) => month);
}

/** The least UUIDv7 of a millisecond: bills of 0 leave no posting, but their ids tell when they were made. */
function firstIdOf(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** The month's postings by what they moved between, over all accounts. */
export async function sumLedgerMonth(tx: Tx, period: FigurePeriod): Promise<LedgerMonth[]> {
  return tx.orm
    .select({
      month: sql<string>`${period.month}`,
      currency: sql<Currency>`currency`,
      kind: sql<LedgerMonth["kind"]>`kind`,
      fromBook: sql<LedgerMonth["fromBook"]>`from_book`,
      toBook: sql<LedgerMonth["toBook"]>`to_book`,
      postings: sql`count(*)`.mapWith(ledgerMonths.postings),
      amount: sql`sum(amount)`.mapWith(ledgerMonths.amount),
    })
    .from(sql`ledger_postings`)
    .where(inMonth(period, sql`occurred_at`))
    .groupBy(sql`kind, from_book, to_book, currency`);
}

interface RevenueSum extends Record<string, unknown> {
  currency: Currency;
  service: string;
  kind: RevenueKind;
  item: string;
  demand: string;
  units: string;
  amount: string;
  refunded: string;
}

/**
 * What the month brought, before tax. A re-rated month's last bill says all of its calls again, so lines are read from
 * the last bill of each account and service, and what rounding added is what all bills come to beyond those lines.
 */
export async function sumRevenueMonth(tx: Tx, period: FigurePeriod): Promise<RevenueSum[]> {
  const rows = await tx.orm.execute<RevenueSum>(sql`
    with latest as materialized (
      select distinct on (account_id, service) account_id, id, service, currency from bills
      where month = ${period.month} order by account_id, service, sequence desc),
    lines as materialized (
      select b.currency, b.service, l.meter, sum(l.calls - l.refused) as demand, sum(l.billable) as units, sum(l.amount) as amount
      from latest b join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id)
      where l.status = 'priced' group by 1, 2, 3),
    parts as (
      select currency, service, 'usage' as kind, meter as item, demand, units, amount, 0 as refunded from lines
      union all
      select currency, service, 'usage', '', 0, 0, subtotal, 0 from bills where month = ${period.month}
      union all
      select currency, service, 'usage', '', 0, 0, -amount, 0 from lines
      union all
      select a.currency, o.service, o.kind, o.offer, q.units, q.units, o.subtotal, 0
      from orders o join accounts a on a.id = o.account_id
      cross join lateral (select case when o.kind = 'qps' then o.qps * o.terms else o.quantity end as units) q
      where ${inMonth(period, sql`o.placed_at`)}
      union all
      select a.currency, o.service, o.kind, o.offer, -1, -1, -n.net, n.net
      from refunds r join orders o on (o.account_id, o.id) = (r.account_id, r.order_id) join accounts a on a.id = r.account_id
      cross join lateral (select r.amount - (r.split ->> 'tax')::numeric as net) n
      where r.status = 'completed' and ${inMonth(period, sql`r.completed_at`)})
    select currency, service, kind, item, sum(demand)::text as demand, sum(units)::text as units,
      sum(amount)::text as amount, sum(refunded)::text as refunded
    from parts group by 1, 2, 3, 4`);
  return [...rows];
}

/** Replaces the sums of a month. History only grows, so no row of before is ever missing now. */
export async function saveFigures(
  tx: Tx,
  month: string,
  ledger: readonly LedgerMonth[],
  revenue: readonly RevenueSum[],
): Promise<void> {
  if (ledger.length > 0)
    await tx.orm
      .insert(ledgerMonths)
      .values([...ledger])
      .onConflictDoUpdate({
        target: [
          ledgerMonths.month,
          ledgerMonths.currency,
          ledgerMonths.kind,
          ledgerMonths.fromBook,
          ledgerMonths.toBook,
        ],
        set: { postings: sql`excluded.postings`, amount: sql`excluded.amount` },
      });
  if (revenue.length > 0)
    await tx.orm.execute(sql`
      insert into revenue_months (month, currency, service, kind, item, demand, units, amount, refunded)
      select ${month}, currency, service, kind, item, demand, units, amount, refunded
      from jsonb_to_recordset(${JSON.stringify(revenue)}::text::jsonb) as r(
        currency text, service text, kind text, item text, demand bigint, units bigint, amount numeric, refunded numeric)
      on conflict (month, currency, service, kind, item) do update
      set demand = excluded.demand, units = excluded.units, amount = excluded.amount, refunded = excluded.refunded`);
  await tx.orm.execute(sql`
    insert into figure_months (month, made_at) values (${month}, clock_timestamp())
    on conflict (month) do update set made_at = excluded.made_at`);
}

export interface RevenueFilter {
  readonly currency: Currency;
  /** Both inside. */
  readonly first: string;
  readonly last: string;
  readonly service?: string | undefined;
  readonly kind?: RevenueKind | undefined;
}

export function listRevenue(tx: Tx, filter: RevenueFilter): Promise<RevenueMonth[]> {
  const { service, kind } = filter;
  return tx.orm
    .select()
    .from(revenueMonths)
    .where(
      and(
        eq(revenueMonths.currency, filter.currency),
        between(revenueMonths.month, filter.first, filter.last),
        service ? eq(revenueMonths.service, service) : undefined,
        kind ? eq(revenueMonths.kind, kind) : undefined,
      ),
    )
    .orderBy(revenueMonths.month, revenueMonths.service, revenueMonths.kind, revenueMonths.item);
}
