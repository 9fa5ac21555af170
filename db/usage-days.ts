import { and, asc, eq, gte, lt, ne, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { usageHours } from "./schema/usage";

export interface UsageDay {
  /** `2026-10-01`, cut on the billing clock. */
  readonly day: string;
  readonly meter: string;
  readonly calls: number;
}

/** Calls per day and meter in a half-open period, oldest first; operations free of charge are left out. */
export function listUsageDays(tx: Tx, accountId: string, from: Date, until: Date): Promise<UsageDay[]> {
  // POSIX zone names count westwards: Etc/GMT-8 is UTC+8 (rule T2).
  const day = sql<string>`to_char(${usageHours.hour} at time zone 'Etc/GMT-8', 'YYYY-MM-DD')`;
  return tx.orm
    .select({
      day: day.as("day"),
      meter: usageHours.meter,
      calls: sql<number>`sum(${usageHours.calls})::float8`,
    })
    .from(usageHours)
    .where(
      and(
        eq(usageHours.accountId, accountId),
        gte(usageHours.hour, from),
        lt(usageHours.hour, until),
        ne(usageHours.meter, ""),
      ),
    )
    .groupBy(sql`1`, usageHours.meter)
    .orderBy(asc(sql`1`));
}
