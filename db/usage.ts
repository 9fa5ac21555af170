import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
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

/** The parts of a coverage, in the order of the columns. */
export const coverageParts = ["calls", "free", "gifted", "purchased", "qps", "billable", "refused"] as const;

export interface UsageHour extends Coverage {
  readonly accountId: string;
  readonly service: string;
  /** Empty for operations free of charge. */
  readonly meter: string;
  readonly operation: string;
  readonly hour: Date;
}

export interface UsageMonth extends Coverage {
  readonly accountId: string;
  readonly month: string;
  readonly meter: string;
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
