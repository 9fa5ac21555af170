import { and, asc, desc, eq, gte, lt, type SQLWrapper, sql } from "drizzle-orm";
import type { UsageUnit } from "@/lib/billing/metering/usage-period";
import type { Tx } from "./client";
import { usageHours } from "./schema/usage";
import type { Coverage } from "./usage";

export interface UsageFilter {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
  /** null: everything; empty: operations free of charge. */
  readonly meter: string | null;
}

export interface UsagePeriod extends Coverage {
  /** The period's first instant. */
  readonly start: Date;
  /** Empty: operations free of charge. */
  readonly meter: string;
}

/** Calls per period and meter, oldest first; periods and meters without calls are left out. */
export function sumUsageByPeriod(
  tx: Tx,
  accountId: string,
  filter: UsageFilter,
  unit: UsageUnit,
): Promise<UsagePeriod[]> {
  // POSIX zone names count westwards: Etc/GMT-8 is UTC+8, in which days and months are cut (rule T2).
  const start = sql`date_trunc(${unit}, ${usageHours.hour} at time zone 'Etc/GMT-8') at time zone 'Etc/GMT-8'`;
  return tx.orm
    .select({ start: start.mapWith(usageHours.hour).as("start"), meter: usageHours.meter, ...sums() })
    .from(usageHours)
    .where(matches(accountId, filter))
    .groupBy(sql`1`, usageHours.meter)
    .orderBy(asc(sql`1`), asc(usageHours.meter));
}

export interface OperationUsage extends Coverage {
  readonly service: string;
  readonly meter: string;
  readonly operation: string;
}

/** Calls per operation in a period, the most called first. */
export function sumUsageByOperation(
  tx: Tx,
  accountId: string,
  filter: UsageFilter,
): Promise<OperationUsage[]> {
  return tx.orm
    .select({
      service: usageHours.service,
      meter: usageHours.meter,
      operation: usageHours.operation,
      ...sums(),
    })
    .from(usageHours)
    .where(matches(accountId, filter))
    .groupBy(usageHours.service, usageHours.meter, usageHours.operation)
    .orderBy(desc(sql`sum(${usageHours.calls})`), asc(usageHours.operation));
}

/** The codec of a counter makes each sum a safe integer again; PostgreSQL adds bigints up as numeric. */
function sums() {
  const sumOf = (column: SQLWrapper) => sql`sum(${column})`.mapWith(usageHours.calls);
  return {
    calls: sumOf(usageHours.calls),
    free: sumOf(usageHours.free),
    gifted: sumOf(usageHours.gifted),
    purchased: sumOf(usageHours.purchased),
    qps: sumOf(usageHours.qps),
    billable: sumOf(usageHours.billable),
    refused: sumOf(usageHours.refused),
  };
}

function matches(accountId: string, { from, until, meter }: UsageFilter) {
  return and(
    eq(usageHours.accountId, accountId),
    gte(usageHours.hour, from),
    lt(usageHours.hour, until),
    meter === null ? undefined : eq(usageHours.meter, meter),
  );
}
