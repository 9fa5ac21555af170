import { sql } from "drizzle-orm";
import type { Tx } from "./client";

/** What fell due in a period over the whole instance, as counts. */
export interface DueSummary {
  readonly monthsClosed: number;
  readonly billsIssued: number;
  readonly servicesStopped: number;
  readonly servicesResumed: number;
  readonly freePacksIssued: number;
  readonly packsExpired: number;
  readonly quotasEnded: number;
  readonly refundsCompleted: number;
  readonly messagesSent: number;
}

/** Counts what happened in `from` < t ≤ `until`: a job that was due at the new time writes exactly that time. */
export async function summarizeDueWork(tx: Tx, from: Date, until: Date): Promise<DueSummary> {
  const [start, end] = [from.toISOString(), until.toISOString()];
  const within = (column: string) =>
    sql`${sql.raw(column)} > ${start}::timestamptz and ${sql.raw(column)} <= ${end}::timestamptz`;
  const [row] = await tx.orm.execute<DueSummary & Record<string, unknown>>(sql`select
    (select count(*)::int from billing_runs where ${within("completed_at")}) as "monthsClosed",
    (select count(*)::int from bills where ${within("issued_at")}) as "billsIssued",
    (select count(*)::int from service_changes where change = 'stopped' and ${within("occurred_at")}) as "servicesStopped",
    (select count(*)::int from service_changes where change = 'resumed' and ${within("occurred_at")}) as "servicesResumed",
    (select count(*)::int from packs where origin = 'free' and ${within("created_at")}) as "freePacksIssued",
    (select count(*)::int from packs where remaining > 0 and status = 'active' and ${within("valid_until")}) as "packsExpired",
    (select count(*)::int from qps_quotas where ${within("ends_at")}) as "quotasEnded",
    (select count(*)::int from refunds where ${within("completed_at")}) as "refundsCompleted",
    (select count(*)::int from messages where ${within("created_at")}) as "messagesSent"`);
  if (!row) throw new Error("A query of counts returned no row");
  return { ...row };
}
