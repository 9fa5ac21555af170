import { rowsFor } from "./bulk";
import type { Tx } from "./client";

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

interface Row {
  readonly account_id: string;
  readonly source: string;
  readonly event_id: string;
  readonly occurred_at: string;
  readonly service: string;
  readonly operation: string;
  readonly calls: string;
}

/**
 * Which of the identities are recorded already, in any month: their time is no part of them. `months` are the instants
 * at which months begin, ascending, from some to some; what happened before and after them is looked at too, so they
 * decide how fast the answer comes and not what it is. Call it under the accounts' row locks.
 */
export async function findKnownEvents(
  tx: Tx,
  identities: readonly { accountId: string; source: string; eventId: string }[],
  months: readonly Date[],
): Promise<KnownEvent[]> {
  const { rows: given, parameters } = rowsFor([
    ["uuid", identities.map((one) => one.accountId)],
    ["text", identities.map((one) => one.source)],
    ["text", identities.map((one) => one.eventId)],
  ]);
  const rows = await tx.sql.unsafe<Row[]>(statement(given, months), parameters as never, { prepare: true });
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

/**
 * One branch a month, so that the planner sees the one partition of each, and a month without any event, which is
 * most of them, costs a glance a batch instead of a search an event. The subquery with its OFFSET keeps the planner
 * to one search of the key for each identity, whatever it believes of a partition that is new.
 */
function statement(given: string, months: readonly Date[]): string {
  const bounds = months.map((month) => `'${month.toISOString()}'::timestamptz`);
  const periods = [
    ...bounds.map((bound, index) =>
      index === 0
        ? `occurred_at < ${bound}`
        : `occurred_at >= ${bounds[index - 1]} and occurred_at < ${bound}`,
    ),
    ...bounds.slice(-1).map((last) => `occurred_at >= ${last}`),
  ];
  const branches = (periods.length > 0 ? periods : ["true"]).map(
    (period) => `
    select e.* from i cross join lateral (
      select account_id, source, event_id, occurred_at, service, operation, calls from usage_events
      where (account_id, source, event_id) = (i.account_id, i.source, i.event_id) and ${period} offset 0) e
    where (select exists (select from usage_events where ${period}))`,
  );
  return `with i as materialized (select * from ${given} as i(account_id, source, event_id))
    ${branches.join(" union all ")}`;
}
