import { randomUUID } from "node:crypto";
import { closePool, databaseUrl, ensureUsagePartitions, pool } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { type BillingMonth, monthOf, monthStart, shiftMonth } from "@/lib/billing/billing-month";
import type { ReportedEvent } from "@/lib/operations/record-usage";
import { makeAccounts } from "./accounts";
import { copyIn } from "./copy";
import { ownSeconds, serverSeconds } from "./cpu";
import { withBenchDatabase } from "./database";
import { inParallel, makeBatches } from "./events";
import { accounts, requests, throughLanes } from "./ingest";
import { type BenchResult, type Contender, measure, median, result } from "./measure";
import { size } from "./size";

/** Events in the months before. */
const oldEvents = size("BENCH_OLD_EVENTS", { usual: 10_000_000, full: 100_000_000 });
const oldMonths = 3;

/**
 * The same ingest into a database without history and into one with many events in the three months before, whose
 * identities must be looked through (rule U6). All ids are random, old and new: the least that an index can be spared.
 */
export function ingestGrowth(): Promise<BenchResult[]> {
  return withBenchDatabase(async (postmaster) => {
    const now = new Date();
    const empty = databaseUrl();
    const grown = empty.replace(/\w+$/, "grown");
    await pool().unsafe("create database grown");
    await migrateDatabase(grown, now);
    const cpu = () => ownSeconds() + serverSeconds(postmaster);
    const young = await contender("without history", empty, now, cpu);
    const old = await contender(`${oldEvents.toLocaleString("en")} older events`, grown, now, cpu);
    await loadOlder(old.ids, monthOf(now));
    const [before, after] = await measure([young.contender, old.contender]);
    if (!before || !after) throw new Error("A contender was not measured");
    const note = `WAL bytes an event: ${wal(old.wal)} against ${wal(young.wal)}`;
    return [{ ...result("ingest, growth", "events/s", 0.9, after, before), note }];
  });
}

const wal = (rounds: readonly number[]) => Math.round(median(rounds.slice(1)));

async function contender(name: string, url: string, now: Date, cpu: () => number) {
  await use(url);
  const ids = await makeAccounts(accounts, now);
  const wal: number[] = [];
  let batches: ReportedEvent[][] = [];
  const made: Contender = {
    name,
    cpu,
    prepare: async () => {
      await use(url);
      batches = makeBatches(ids, now, requests, 1_000, randomUUID);
    },
    run: async () => {
      const [start] = await pool()<{ at: string }[]>`select pg_current_wal_lsn()::text as at`;
      const events = await inParallel(batches, 50, throughLanes(now));
      const [written] = await pool()<{ bytes: string }[]>`
        select pg_current_wal_lsn() - ${start?.at ?? ""}::pg_lsn as bytes`;
      wal.push(Number(written?.bytes) / events);
      return events;
    },
  };
  return { contender: made, ids, wal };
}

async function use(url: string): Promise<void> {
  await closePool();
  process.env.DATABASE_URL = url;
}

async function loadOlder(ids: readonly string[], running: BillingMonth): Promise<void> {
  const months = Array.from({ length: oldMonths }, (_, index) => shiftMonth(running, -1 - index));
  await ensureUsagePartitions(months);
  const chunk = 50_000;
  const columns =
    "usage_events (account_id, source, event_id, occurred_at, recorded_at, service, operation, calls, gifted)";
  for (let loaded = 0; loaded < oldEvents; loaded += chunk) {
    const month = months[Math.floor((loaded / oldEvents) * oldMonths)] ?? running;
    const from = monthStart(month).getTime();
    const lines = Array.from({ length: Math.min(chunk, oldEvents - loaded) }, () => {
      const at = new Date(from + Math.floor(Math.random() * 28 * 86_400_000)).toISOString();
      const account = ids[Math.floor(Math.random() * ids.length)];
      return `${account}\tbench\t${randomUUID()}\t${at}\t${at}\tface-fusion\tFuseFace\t1\t1\n`;
    });
    await copyIn(columns, lines.join(""));
  }
  await pool().unsafe("vacuum analyze usage_events");
}
