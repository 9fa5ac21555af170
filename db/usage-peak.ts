import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { usageHours } from "./schema/usage";

export interface BusiestHour {
  readonly hour: Date;
  readonly calls: number;
}

/** The hour of a half-open period with most calls of a meter that were let through; the first of several. */
export async function findBusiestHour(
  tx: Tx,
  accountId: string,
  meter: string,
  from: Date,
  until: Date,
): Promise<BusiestHour | undefined> {
  const calls = sql`sum(${usageHours.calls} - ${usageHours.refused})`;
  const [busiest] = await tx.orm
    .select({ hour: usageHours.hour, calls: calls.mapWith(usageHours.calls) })
    .from(usageHours)
    .where(
      and(
        eq(usageHours.accountId, accountId),
        gte(usageHours.hour, from),
        lt(usageHours.hour, until),
        eq(usageHours.meter, meter),
      ),
    )
    .groupBy(usageHours.hour)
    .orderBy(desc(calls), asc(usageHours.hour))
    .limit(1);
  return busiest;
}
