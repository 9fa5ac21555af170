import { newId } from "@/db/ids";
import type { ReportedEvent } from "@/lib/operations/record-usage";
import { copyIn } from "./copy";

/** Requests of some events each, of accounts at random, in the last hour. */
export function makeBatches(
  accountIds: readonly string[],
  now: Date,
  requests: number,
  size: number,
  idOf: () => string = newId,
): ReportedEvent[][] {
  return Array.from({ length: requests }, () =>
    Array.from({ length: size }, () => ({
      type: "api.call" as const,
      accountId: accountIds[Math.floor(Math.random() * accountIds.length)] ?? "",
      source: "bench",
      eventId: idOf(),
      occurredAt: new Date(now.getTime() - Math.floor(Math.random() * 3_600_000)),
      operation: "FuseFace",
      service: null,
      calls: 1,
    })),
  );
}

/** The floor's table: the columns of an event and the index of its identity, nothing else. */
export const floorTable =
  "create table if not exists floor_events (account_id uuid, source text, event_id text, occurred_at timestamptz, service text, operation text, calls bigint, primary key (account_id, source, event_id, occurred_at))";

export async function copyBatch(batch: readonly ReportedEvent[]): Promise<void> {
  const lines = batch.map(
    (e) =>
      `${e.accountId}\t${e.source}\t${e.eventId}\t${e.occurredAt.toISOString()}\tface-fusion\t${e.operation}\t${e.calls}\n`,
  );
  await copyIn("floor_events", lines.join(""));
}

/** Works the list off, so many at once; the number of events. */
export async function inParallel(
  batches: readonly ReportedEvent[][],
  atOnce: number,
  work: (batch: ReportedEvent[]) => Promise<unknown>,
): Promise<number> {
  const queue = [...batches];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let batch = queue.shift(); batch; batch = queue.shift()) await work(batch);
    }),
  );
  return batches.reduce((sum, batch) => sum + batch.length, 0);
}
