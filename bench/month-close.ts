import { countUntoldChunks, openBillingRun } from "@/db/billing-runs";
import { insertRows } from "@/db/bulk";
import { pool, systemTransaction } from "@/db/client";
import { listUsageMonths } from "@/db/usage";
import { type BillingMonth, monthEnd, monthOf, previousMonth } from "@/lib/billing/billing-month";
import { nothingAnnounced } from "@/lib/billing/catalog/announced";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { MeterId } from "@/lib/billing/catalog/types";
import { groupBy } from "@/lib/billing/group-by";
import { rateMonth } from "@/lib/billing/rating/rate-month";
import { closeMonth } from "@/lib/operations/close-month";
import { accountsPerChunk } from "@/lib/operations/closing/chunk-size";
import { closeChunks, tellChunks } from "@/lib/operations/closing/chunks";
import { fundAccounts, makeAccounts } from "./accounts";
import { copyIn } from "./copy";
import { ownSeconds, serverSeconds } from "./cpu";
import { withBenchDatabase } from "./database";
import { type BenchResult, type Figure, median, result } from "./measure";

const accounts = Number(process.env.BENCH_ACCOUNTS ?? 100_000);
const connections = 4;
const chunk = 2_000;

const rounds = 5;

/**
 * Month close over 100,000 accounts × 3 meters against reading the same usage, pricing it with decimal.js and COPYing
 * the lines, nothing else. A month can be closed once only: each round has a database of its own, and the first one,
 * which warms up, is not counted. What accounts are told of their bills is written after the close, and a figure of
 * its own.
 */
export async function monthClose(): Promise<BenchResult[]> {
  const taken: Round[] = [];
  for (let round = 0; round <= rounds; round++) taken.push(await closeOnce());
  const counted = taken.slice(1);
  const floor = figure("read, price with decimal.js, COPY", counted, ({ floor }) => [floor]);
  const closing = figure("closeChunks", counted, ({ closing }) => [closing]);
  const both = figure("closeChunks, tellChunks", counted, ({ closing, telling }) => [closing, telling]);
  return [
    result("month close", "accounts/s", 0.4, closing, floor),
    result("month close with all messages", "accounts/s", 0.4, both, floor),
  ];
}

interface Took {
  readonly seconds: number;
  /** Of the processors, of all who did the work. */
  readonly cpuSeconds: number;
}

interface Round {
  readonly floor: Took;
  readonly closing: Took;
  readonly telling: Took;
}

function closeOnce(): Promise<Round> {
  return withBenchDatabase(async (postmaster) => {
    const today = new Date();
    const month = previousMonth(monthOf(today));
    const now = monthEnd(month) > today ? monthEnd(month) : today;
    const ids = await makeAccounts(accounts, today);
    await fundAccounts(ids, today);
    await fillUsage(ids, month);
    const floor = await timed(postmaster, () => readPriceCopy(ids, month));
    const chunks = await systemTransaction(async (tx) => {
      await openBillingRun(tx, month, accountsPerChunk, now);
      return countUntoldChunks(tx, month);
    });
    const closing = await timed(postmaster, () => closeChunks(month, chunks, now));
    const telling = await timed(postmaster, () => tellChunks(month, chunks, now));
    const closed = await closeMonth(month, now);
    if (!closed.ok || !closed.value.completed) throw new Error("The month was not closed");
    return { floor, closing, telling };
  });
}

async function timed(postmaster: number | null, work: () => Promise<void>): Promise<Took> {
  const cpuBefore = ownSeconds() + serverSeconds(postmaster);
  const started = process.hrtime.bigint();
  await work();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { seconds, cpuSeconds: ownSeconds() + serverSeconds(postmaster) - cpuBefore };
}

/** What is done one after the other takes the time of both. */
function figure(name: string, taken: readonly Round[], partsOf: (round: Round) => readonly Took[]): Figure {
  const sums = taken.map((round) => {
    const parts = partsOf(round);
    return {
      seconds: parts.reduce((sum, part) => sum + part.seconds, 0),
      cpuSeconds: parts.reduce((sum, part) => sum + part.cpuSeconds, 0),
    };
  });
  const rates = sums.map(({ seconds }) => accounts / seconds);
  const cpuMicros = median(sums.map(({ cpuSeconds }) => (cpuSeconds * 1e6) / accounts));
  return { name, rounds: rates, perSecond: median(rates), cpuMicros };
}

/** Three meters of the site, of two services. */
const meters = [...serviceOf("face-fusion").meters, ...serviceOf("faceid-intl").meters].map(
  (meter) => meter.id,
);

async function fillUsage(ids: readonly string[], month: BillingMonth): Promise<void> {
  for (let start = 0; start < ids.length; start += 10_000) {
    const rows = ids
      .slice(start, start + 10_000)
      .flatMap((id, index) =>
        meters.map((meter) => [id, month, meter, 100 + (index % 5_000), 100 + (index % 5_000)]),
      );
    await systemTransaction(async ({ sql }) => {
      await insertRows(
        sql,
        "usage_months",
        { account_id: "uuid", month: "text", meter: "text", calls: "bigint", billable: "bigint" },
        rows,
      );
    });
  }
}

async function readPriceCopy(ids: readonly string[], month: BillingMonth): Promise<void> {
  await pool().unsafe(
    "create table floor_lines (account_id uuid, month text, meter text, calls bigint, unit_price numeric, amount numeric, primary key (account_id, month, meter))",
  );
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += chunk) chunks.push(ids.slice(start, start + chunk));
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let part = chunks.shift(); part; part = chunks.shift()) {
        const list = part;
        const usage = await systemTransaction((tx) => listUsageMonths(tx, list, month));
        const lines = [...groupBy(usage, (row) => row.accountId).values()].flat().map((row) => {
          const rated = rateMonth({
            meter: row.meter as MeterId,
            month,
            usage: row,
            contracts: [],
            announced: nothingAnnounced,
          });
          return `${row.accountId}\t${month}\t${row.meter}\t${row.calls}\t${rated.unitPrice?.toFixed()}\t${rated.amount?.toFixed()}\n`;
        });
        await copyIn("floor_lines", lines.join(""));
      }
    }),
  );
}
