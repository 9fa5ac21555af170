import { pool } from "@/db/client";
import { recordReports } from "@/lib/gateway/record-reports";
import { UsageLanes } from "@/lib/gateway/usage-lanes";
import type { ReportedEvent } from "@/lib/operations/record-usage";
import { makeAccounts } from "./accounts";
import { ownSeconds, serverSeconds } from "./cpu";
import { withBenchDatabase } from "./database";
import { copyBatch, floorTable, inParallel, makeBatches } from "./events";
import { type BenchResult, type Contender, measure, result } from "./measure";

export const accounts = 10_000;
export const connections = 4;
const batchSize = 1_000;
/** Each round, of 1,000 events. */
export const requests = Number(process.env.BENCH_REQUESTS ?? 100);
/** What waits for the lanes at most in the gateway, in requests of 1,000. */
const waiting = 50;

/**
 * Ingest through the lanes of the gateway and the operation, 4 connections, against COPY of the same events into a
 * table with the identity index: with as many requests waiting as the gateway takes, with 4, and of one account.
 */
export function ingest(): Promise<BenchResult[]> {
  return withBenchDatabase(async (postmaster) => {
    const now = new Date();
    const ids = await makeAccounts(accounts, now);
    await pool().unsafe(floorTable);
    const cpu = () => ownSeconds() + serverSeconds(postmaster);
    const contender = (
      name: string,
      of: readonly string[],
      atOnce: number,
      work: (batch: ReportedEvent[]) => Promise<unknown>,
    ): Contender => {
      let batches: ReportedEvent[][] = [];
      return {
        name,
        cpu,
        prepare: async () => {
          batches = makeBatches(of, now, requests, batchSize);
        },
        run: () => inParallel(batches, atOnce, work),
      };
    };
    const [floor, spread, few, hot] = await measure([
      contender("COPY into a table with the identity index", ids, connections, copyBatch),
      contender("10,000 accounts, 50 requests waiting", ids, waiting, throughLanes(now)),
      contender("10,000 accounts, 4 requests waiting", ids, 4, throughLanes(now)),
      contender("one hot account", ids.slice(0, 1), waiting, throughLanes(now)),
    ]);
    if (!floor || !spread || !few || !hot) throw new Error("A contender was not measured");
    return [
      result("ingest, operation", "events/s", 0.35, spread, floor),
      result("ingest, operation, 4 requests waiting", "events/s", 0.35, few, floor),
      result("ingest, one hot account", "events/s", 0.8, hot, spread),
    ];
  });
}

/** The gateway's way into the database, without HTTP. */
export function throughLanes(now: Date): (batch: ReportedEvent[]) => Promise<unknown> {
  const lanes = new UsageLanes({ commit: (reports) => recordReports(reports, now), failsAll: () => true });
  return async (events) => {
    const outcomes = await lanes.submit({ keyHash: "bench", events });
    if (!outcomes?.every(({ status }) => status === "accepted")) throw new Error("An event was not accepted");
  };
}
