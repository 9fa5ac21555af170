import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import { arrayLiteral, insertRows } from "./bulk";
import type { Tx } from "./client";
import { usageHours, usageMonths } from "./schema/usage";

/** How calls were covered; `calls` is the sum of the rest, except for operations free of charge. */
export interface Coverage {
  readonly calls: number;
  readonly free: number;
  readonly gifted: number;
  readonly purchased: number;
  readonly qps: number;
  readonly billable: number;
  readonly refused: number;
}

export interface UsageEventRow extends Coverage {
  readonly accountId: string;
  readonly source: string;
  readonly eventId: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly service: string;
  readonly operation: string;
}

/** What an identity was recorded with, for telling a repeat from a conflict (rule U6). */
export interface KnownEvent {
  readonly accountId: string;
  readonly source: string;
  readonly eventId: string;
  readonly occurredAt: Date;
  readonly service: string;
  readonly operation: string;
  readonly calls: number;
}

/** Which of the identities are recorded already, in any month. Call it under the accounts' row locks. */
export async function findKnownEvents(
  tx: Tx,
  identities: readonly { accountId: string; source: string; eventId: string }[],
): Promise<KnownEvent[]> {
  const rows = await tx.sql<
    {
      account_id: string;
      source: string;
      event_id: string;
      occurred_at: string;
      service: string;
      operation: string;
      calls: string;
    }[]
  >`
    select e.account_id, e.source, e.event_id, e.occurred_at, e.service, e.operation, e.calls
    from unnest(${arrayLiteral(identities.map((one) => one.accountId))}::uuid[], ${arrayLiteral(identities.map((one) => one.source))}::text[],
      ${arrayLiteral(identities.map((one) => one.eventId))}::text[]) as i(account_id, source, event_id)
    join usage_events e using (account_id, source, event_id)`;
  return rows.map((row) => ({
    accountId: row.account_id,
    source: row.source,
    eventId: row.event_id,
    occurredAt: new Date(row.occurred_at),
    service: row.service,
    operation: row.operation,
    calls: Number(row.calls),
  }));
}

const coverageColumns = {
  calls: "bigint",
  free: "bigint",
  gifted: "bigint",
  purchased: "bigint",
  qps: "bigint",
  billable: "bigint",
  refused: "bigint",
};

const coverageOf = (row: Coverage) => [
  row.calls,
  row.free,
  row.gifted,
  row.purchased,
  row.qps,
  row.billable,
  row.refused,
];

const addCoverage = (table: string) =>
  Object.keys(coverageColumns)
    .map((name) => `${name} = ${table}.${name} + excluded.${name}`)
    .join(", ");

export async function saveUsageEvents(tx: Tx, rows: readonly UsageEventRow[]): Promise<void> {
  const columns = {
    account_id: "uuid",
    source: "text",
    event_id: "text",
    occurred_at: "timestamptz",
    recorded_at: "timestamptz",
    service: "text",
    operation: "text",
    ...coverageColumns,
  };
  const values = rows.map((row) => [
    row.accountId,
    row.source,
    row.eventId,
    row.occurredAt.toISOString(),
    row.recordedAt.toISOString(),
    row.service,
    row.operation,
    ...coverageOf(row),
  ]);
  await insertRows(tx.sql, "usage_events", columns, values);
}

export interface UsageHour extends Coverage {
  readonly accountId: string;
  readonly service: string;
  /** Empty for operations free of charge. */
  readonly meter: string;
  readonly operation: string;
  readonly hour: Date;
}

/** Adds to the hourly totals; one row per account, operation and hour, so each counter is touched once per batch. */
export async function addUsageHours(tx: Tx, rows: readonly UsageHour[]): Promise<void> {
  const columns = {
    account_id: "uuid",
    service: "text",
    meter: "text",
    operation: "text",
    hour: "timestamptz",
    ...coverageColumns,
  };
  const values = rows.map((row) => [
    row.accountId,
    row.service,
    row.meter,
    row.operation,
    row.hour.toISOString(),
    ...coverageOf(row),
  ]);
  await insertRows(
    tx.sql,
    "usage_hours",
    columns,
    values,
    `on conflict (account_id, hour, service, operation) do update set ${addCoverage("usage_hours")}`,
  );
}

export interface UsageMonth extends Coverage {
  readonly accountId: string;
  readonly month: string;
  readonly meter: string;
}

/** Adds to the monthly totals; returns the billable calls each row has now, in the order of the rows. */
export async function addUsageMonths(
  tx: Tx,
  rows: readonly UsageMonth[],
): Promise<{ accountId: string; month: string; meter: string; billable: number }[]> {
  const columns = { account_id: "uuid", month: "text", meter: "text", ...coverageColumns };
  const values = rows.map((row) => [row.accountId, row.month, row.meter, ...coverageOf(row)]);
  const written = await insertRows(
    tx.sql,
    "usage_months",
    columns,
    values,
    `on conflict (account_id, month, meter) do update set ${addCoverage("usage_months")} returning billable`,
  );
  return rows.map(({ accountId, month, meter }, index) => ({
    accountId,
    month,
    meter,
    billable: Number(written[index]?.billable),
  }));
}

/** Monthly totals per meter: what bills are made from. */
export function listUsageMonths(tx: Tx, accountIds: readonly string[], month: string): Promise<UsageMonth[]> {
  return tx.orm
    .select()
    .from(usageMonths)
    .where(and(inArray(usageMonths.accountId, [...accountIds]), eq(usageMonths.month, month)));
}

/** Months in which a meter of the account was used, newest first. */
export function listUsageHistory(tx: Tx, accountId: string, fromMonth: string): Promise<UsageMonth[]> {
  return tx.orm
    .select()
    .from(usageMonths)
    .where(and(eq(usageMonths.accountId, accountId), gte(usageMonths.month, fromMonth)))
    .orderBy(asc(usageMonths.month));
}

/** Hourly rows in a half-open period, oldest first. */
export function listUsageHours(tx: Tx, accountId: string, from: Date, until: Date): Promise<UsageHour[]> {
  return tx.orm
    .select()
    .from(usageHours)
    .where(and(eq(usageHours.accountId, accountId), gte(usageHours.hour, from), lt(usageHours.hour, until)))
    .orderBy(asc(usageHours.hour), asc(usageHours.service), asc(usageHours.operation));
}
