import type { Tx } from "./client";
import { findHeartbeatAge } from "./heartbeat";

/** What is waiting in the database, for those who watch the instance. Every count is of rows that an index keeps few. */
export interface Gauges {
  /** Seconds; null: no worker ever ran. */
  readonly heartbeatAge: number | null;
  readonly deliveries: readonly { channel: string; status: string; count: number }[];
  /** Seconds that the delivery which is due longest has been waiting by now; 0 when none is. */
  readonly oldestDelivery: number;
  readonly refunds: readonly { status: string; count: number }[];
  readonly ratingRequests: number;
  readonly runs: readonly { month: string; total: number; done: number; failed: number }[];
}

export async function readGauges(tx: Tx, now: Date): Promise<Gauges> {
  const { sql } = tx;
  const deliveries = await sql<{ channel: string; status: string; count: string }[]>`
    select channel, status, count(*) from deliveries where status in ('queued', 'failed') group by 1, 2`;
  const [oldest] = await sql<{ seconds: string }[]>`
    select coalesce(greatest(extract(epoch from ${now.toISOString()}::timestamptz - min(due_at)), 0), 0) as seconds
    from deliveries where status = 'queued'`;
  const refunds = await sql<{ status: string; count: string }[]>`
    select status, count(*) from refunds where status in ('submitted', 'review') group by 1`;
  const [requests] = await sql<{ count: string }[]>`select count(*) from rating_requests`;
  const runs = await sql<{ month: string; total: string; done: string; failed: string }[]>`
    select r.month, r.accounts_total as total,
      (select coalesce(sum(c.accounts), 0) from billing_run_chunks c where c.month = r.month and c.done_at is not null) as done,
      (select count(*) from billing_run_failures f where f.month = r.month and f.resolved_at is null) as failed
    from billing_runs r order by r.month desc limit 3`;
  return {
    heartbeatAge: await findHeartbeatAge(tx),
    deliveries: deliveries.map((row) => ({ ...row, count: Number(row.count) })),
    oldestDelivery: Number(oldest?.seconds ?? 0),
    refunds: refunds.map((row) => ({ ...row, count: Number(row.count) })),
    ratingRequests: Number(requests?.count ?? 0),
    runs: runs.map(({ month, total, done, failed }) => ({
      month,
      total: Number(total),
      done: Number(done),
      failed: Number(failed),
    })),
  };
}
