import { pool } from "@/db/client";
import { newId } from "@/db/ids";
import { type ReportedEvent, recordUsage } from "@/lib/operations/record-usage";
import { makeAccounts } from "./accounts";
import { copyIn } from "./copy";
import { withBenchDatabase } from "./database";
import { type BenchResult, type Contender, measure, result } from "./measure";

const accounts = 10_000;
const connections = 4;
const batchSize = 1_000;
const batchesPerRound = 40;

/** Ingest through the operation: batches of 1,000 events over 10,000 accounts, 4 at once, against COPY of the same. */
export function ingest(): Promise<BenchResult[]> {
  return withBenchDatabase(async () => {
    const now = new Date();
    const ids = await makeAccounts(accounts, now);
    await pool().unsafe(
      "create table floor_events (account_id uuid, source text, event_id text, occurred_at timestamptz, service text, operation text, calls bigint, primary key (account_id, source, event_id, occurred_at))",
    );
    const [floor, spread, hot] = await measure([
      {
        name: "COPY into a table with the identity index",
        run: () => inParallel(makeBatches(ids, now), copyBatch),
      },
      {
        name: "recordUsage, 10,000 accounts",
        run: () => inParallel(makeBatches(ids, now), (batch) => recordUsage(batch, now)),
      },
      {
        name: "recordUsage, one hot account",
        run: () => inParallel(makeBatches(ids.slice(0, 1), now), (batch) => recordUsage(batch, now)),
      },
    ] satisfies Contender[]);
    if (!floor || !spread || !hot) throw new Error("A contender was not measured");
    return [
      result("ingest, operation", "events/s", 0.35, spread, floor),
      result("ingest, one hot account", "events/s", 0.8, hot, spread),
    ];
  });
}

function makeBatches(ids: readonly string[], now: Date): ReportedEvent[][] {
  return Array.from({ length: batchesPerRound }, () =>
    Array.from({ length: batchSize }, () => ({
      type: "api.call" as const,
      accountId: ids[Math.floor(Math.random() * ids.length)] ?? "",
      source: "bench",
      eventId: newId(),
      occurredAt: new Date(now.getTime() - Math.floor(Math.random() * 3_600_000)),
      operation: "FuseFace",
      service: null,
      calls: 1,
    })),
  );
}

async function copyBatch(batch: readonly ReportedEvent[]): Promise<void> {
  const lines = batch.map(
    (e) =>
      `${e.accountId}\t${e.source}\t${e.eventId}\t${e.occurredAt.toISOString()}\tface-fusion\t${e.operation}\t${e.calls}\n`,
  );
  await copyIn("floor_events", lines.join(""));
}

async function inParallel(
  batches: readonly ReportedEvent[][],
  work: (batch: ReportedEvent[]) => Promise<unknown>,
): Promise<number> {
  const queue = [...batches];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let batch = queue.shift(); batch; batch = queue.shift()) await work(batch);
    }),
  );
  return batches.length * batchSize;
}
