import { openBillingRun } from "@/db/billing-runs";
import { closePool, databaseUrl, pool, systemTransaction } from "@/db/client";
import { monthEnd, monthOf, previousMonth } from "@/lib/billing/billing-month";
import { accountsPerChunk } from "@/lib/operations/closing/chunk-size";
import { makeClosingWorld } from "@/lib/operations/testing/closing-world";
import { type ClosingTook, closeAlone } from "@/lib/operations/testing/killed-closing";
import { withBenchDatabase } from "./database";
import type { BenchResult } from "./measure";
import { size } from "./size";

const few = 10_000;
const many = size("BENCH_ACCOUNTS", { usual: 100_000, full: 1_000_000 });

/** The same close over more accounts: as fast for each of them, and in no more memory. Each in a process of its own. */
export async function monthCloseGrowth(): Promise<BenchResult[]> {
  const small = await closeOf(few);
  const large = await closeOf(many);
  const [smallRate, largeRate] = [few / small.seconds, many / large.seconds];
  const names = { bench: `month close, ${many} accounts`, peer: `${few} accounts` };
  return [
    {
      bench: names.bench,
      unit: "accounts/s",
      ours: largeRate,
      peer: { name: names.peer, value: smallRate },
      ratio: largeRate / smallRate,
      goal: 0.9,
    },
    {
      bench: `${names.bench}, peak memory`,
      unit: "MB",
      ours: large.peakMegabytes,
      peer: { name: names.peer, value: small.peakMegabytes },
      ratio: large.peakMegabytes / small.peakMegabytes,
      goal: 1.2,
      atMost: true,
    },
  ];
}

function closeOf(accounts: number): Promise<ClosingTook> {
  return withBenchDatabase(async () => {
    const month = previousMonth(monthOf(new Date()));
    const now = monthEnd(month);
    await makeClosingWorld(accounts, [month]);
    await pool().unsafe("vacuum analyze");
    await systemTransaction((tx) => openBillingRun(tx, month, accountsPerChunk, now));
    await closePool();
    return closeAlone({ url: databaseUrl(), month, now });
  });
}
