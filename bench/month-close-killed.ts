import postgres from "postgres";
import { openBillingRun } from "@/db/billing-runs";
import { closePool, databaseUrl, systemTransaction } from "@/db/client";
import { checkLedger } from "@/db/ledger-check";
import { billingMonth, monthEnd } from "@/lib/billing/billing-month";
import { closeMonth } from "@/lib/operations/close-month";
import { compareClosings } from "@/lib/operations/testing/closing-rows";
import { makeClosingWorld } from "@/lib/operations/testing/closing-world";
import { closeAlone, closeKilled } from "@/lib/operations/testing/killed-closing";
import { seededRandom } from "@/lib/operations/testing/seeded-random";
import { withBenchDatabase } from "./database";
import type { BenchResult } from "./measure";
import { size } from "./size";

const accounts = size("BENCH_ACCOUNTS", { usual: 30_000, full: 100_000 });
const seed = Number(process.env.BENCH_SEED ?? Date.now() % 1_000_000);
const [before, month] = [billingMonth("2026-09"), billingMonth("2026-10")];
const now = monthEnd(month);
const kills = 20;

/**
 * The proof of rule L3 at full size: two workers close a month and are killed (`kill -9`) at 20 random points, a copy
 * of the same data is closed in peace, and every row that a close writes is compared. Throws when any differs.
 */
export function monthCloseKilled(): Promise<BenchResult[]> {
  return withBenchDatabase(async () => {
    await makeClosingWorld(accounts, [before, month]);
    await closeMonth(before, monthEnd(before));
    await systemTransaction((tx) => openBillingRun(tx, month, Math.ceil(accounts / 100), now));
    await closePool();
    const killed = databaseUrl();
    const peaceful = await copyOf(killed);
    await closeAlone({ url: peaceful, month, now });
    console.log(`${accounts} accounts, 2 workers, ${kills} kills, BENCH_SEED=${seed}`);
    const random = seededRandom(seed);
    const points = await closeKilled({ url: killed, month, now, workers: 2, kills, spreadMs: 500, random });
    console.log(`killed after so many of 200 steps: ${points.join(", ")}`);
    const tables = await compareClosings(peaceful, killed);
    for (const { table, rows, sums, different, examples } of tables) {
      console.log(`${table}: ${rows.join(" / ")} rows, sums ${sums.join(" / ")}, ${different} different`);
      for (const row of examples) console.log(`  ${row}`);
    }
    const ledger = await systemTransaction(checkLedger);
    console.log(`books: ${ledger.driftedBalances} drifted, ${ledger.incompleteTransactions} incomplete`);
    const wrong = tables.filter(
      ({ different, rows, sums }) => different > 0 || rows[0] !== rows[1] || sums[0] !== sums[1],
    );
    if (wrong.length > 0 || ledger.driftedBalances > 0)
      throw new Error(`Differs: ${wrong.map(({ table }) => table)}`);
    const total = tables.reduce((sum, { rows }) => sum + rows[0], 0);
    return [
      {
        bench: `month close, ${points.length} × kill -9`,
        unit: "rows as in peace",
        ours: total,
        peer: { name: "closed in peace", value: total },
        ratio: points.length / kills,
        goal: 1,
      },
    ];
  });
}

async function copyOf(url: string): Promise<string> {
  const copy = new URL(url);
  copy.pathname = "/peaceful";
  const admin = new URL(url);
  admin.pathname = "/template1";
  const sql = postgres(admin.href, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database peaceful template ${new URL(url).pathname.slice(1)}`);
  await sql.end();
  return copy.href;
}
