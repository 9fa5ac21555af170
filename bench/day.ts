import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pool, systemTransaction } from "@/db/client";
import { findExport } from "@/db/exports";
import { newId } from "@/db/ids";
import type { ExportFormat } from "@/db/schema/exports";
import { addDays, monthEnd, monthOf, previousMonth } from "@/lib/billing/billing-month";
import { lookAfterExports } from "@/lib/jobs/exports";
import { closeMonth } from "@/lib/operations/close-month";
import { startExport } from "@/lib/operations/start-export";
import { fundAccounts, makeAccounts, makeUser } from "./accounts";
import { atOnce } from "./at-once";
import { withBenchDatabase } from "./database";
import { throughLanes } from "./ingest";
import type { BenchResult } from "./measure";
import { size } from "./size";

/** `--full`: the whole day. Otherwise a hundredth of its accounts. */
const share = size("BENCH_DAY_SHARE", { usual: 0.01, full: 1 });
const accounts = Math.round(100_000 * share);
const calls = 100_000_000 * share;
/** An account reports once an hour what it counted. */
const reportsOfAccount = 24;
const batch = 1_000;
const waiting = 50;

/**
 * A day of 100,000 accounts with 100,000,000 calls, reported by the hour: taken in through the gateway's lanes, its
 * month closed, exported. Set against the day itself: how much faster than life.
 */
export function day(): Promise<BenchResult[]> {
  return withBenchDatabase(async () => {
    const folder = mkdtempSync(join(tmpdir(), "facet-bench-day-"));
    process.env.EXPORT_DIR = folder;
    try {
      return await liveOneDay();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function liveOneDay(): Promise<BenchResult[]> {
  const today = new Date();
  const month = previousMonth(monthOf(today));
  const end = monthEnd(month);
  const ids = await makeAccounts(accounts, today);
  await fundAccounts(ids, addDays(end, -1));
  const walBefore = await writtenAhead();
  const events = accounts * reportsOfAccount;
  const ingesting = await seconds(() => ingestDay(ids, addDays(end, -1), end));
  const wal = ((await writtenAhead()) - walBefore) / events;
  const closing = await seconds(async () => {
    const closed = await closeMonth(month, end);
    if (!closed.ok || !closed.value.completed) throw new Error("The month was not closed");
  });
  const userId = await makeUser(today);
  const files: string[] = [];
  for (const format of ["bills_csv", "focus_csv"] as const) {
    let rows = 0;
    const took = await seconds(async () => {
      rows = await exportMonth(userId, month, format, end);
    });
    files.push(`${format} ${perSecond(rows, took)} rows/s`);
  }
  const [size] = await pool()<{ bytes: string }[]>`select pg_database_size(current_database()) as bytes`;
  const pace = 100_000_000 / 86_400;
  const rate = calls / ingesting;
  return [
    {
      bench: `a day of ${accounts.toLocaleString("en")} accounts, ${calls.toLocaleString("en")} calls in ${events.toLocaleString("en")} reports`,
      unit: "calls/s",
      ours: rate,
      peer: { name: "the whole day at its own pace, calls/s", value: pace },
      ratio: rate / pace,
      goal: 1,
      note: [
        `${perSecond(events, ingesting)} events/s`,
        `close with messages ${perSecond(accounts, closing)} accounts/s`,
        ...files,
        `database ${(Number(size?.bytes ?? 0) / 1e6).toFixed(0)} MB`,
        `WAL ${wal.toFixed(0)} bytes an event`,
      ].join(", "),
    },
  ];
}

/** Hour by hour, as it happens: every account's report of the hour. */
async function ingestDay(ids: readonly string[], begin: Date, end: Date): Promise<void> {
  const submit = throughLanes(end);
  const perHour = Math.ceil(ids.length / batch);
  await atOnce(reportsOfAccount * perHour, waiting, (index) => {
    const hour = Math.floor(index / perHour);
    const first = (index % perHour) * batch;
    const occurredAt = new Date(begin.getTime() + (hour + 0.5) * 3_600_000);
    return submit(
      ids.slice(first, first + batch).map((accountId) => ({
        type: "api.call" as const,
        accountId,
        source: "bench",
        eventId: newId(),
        occurredAt,
        operation: "FuseFace",
        service: null,
        // 1,000 calls a day and account: 16 hours of 42, 8 of 41.
        calls: hour < 16 ? 42 : 41,
      })),
    );
  });
}

async function exportMonth(
  userId: string,
  month: ReturnType<typeof monthOf>,
  format: ExportFormat,
  now: Date,
): Promise<number> {
  const asked = await startExport({ userId }, { month, format, requestId: newId() }, now);
  if (!asked.ok) throw new Error(asked.refusal.code);
  await lookAfterExports(async () => now);
  const manifest = (await systemTransaction((tx) => findExport(tx, asked.value.id)))?.export.manifest;
  if (!manifest) throw new Error(`${format} was not made`);
  return manifest.rows;
}

async function writtenAhead(): Promise<number> {
  const [row] = await pool()<{ bytes: string }[]>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes`;
  return Number(row?.bytes ?? 0);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

const perSecond = (units: number, took: number) => Math.round(units / took).toLocaleString("en");
