import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pool } from "@/db/client";
import { copyOut } from "@/db/copy-out";
import { exportFormats } from "@/db/schema/exports";
import { type BillingMonth, monthEnd, monthOf, previousMonth } from "@/lib/billing/billing-month";
import { buyPacks } from "@/lib/export/testing/bought-packs";
import { makeFinanceUser } from "@/lib/export/testing/finance-year";
import { makeFile } from "@/lib/export/testing/make-file";
import { closeMonth } from "@/lib/operations/close-month";
import { makeClosingWorld } from "@/lib/operations/testing/closing-world";
import { withBenchDatabase } from "./database";
import { compareMemory } from "./export-memory";
import { type BenchResult, median, result } from "./measure";
import { size } from "./size";

/** Each file is also made of a month with a tenth of them. */
const many = size("EXPORT_ACCOUNTS", { usual: 20_000, full: 100_000 });
const few = Math.round(many / 10);
const rounds = Number(process.env.EXPORT_ROUNDS ?? 3);

/**
 * Files of a month over many accounts as finance gets them, with lock, progress, sums, checksum and manifest: bills as
 * CSV against PostgreSQL's COPY of the bill lines to nowhere, and the memory of each against a month of fewer accounts.
 */
export function exportsBench(): Promise<BenchResult[]> {
  return withBenchDatabase(async () => {
    const folder = mkdtempSync(join(tmpdir(), "facet-bench-exports-"));
    process.env.EXPORT_DIR = folder;
    try {
      return await measureExports();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function measureExports(): Promise<BenchResult[]> {
  const larger = previousMonth(monthOf(new Date()));
  // A month lies between them: in it the smaller one is settled and the larger one's accounts top up.
  const smaller = previousMonth(previousMonth(larger));
  await makeClosingWorld(few, [smaller, larger]);
  await buyAndClose(smaller);
  await makeClosingWorld(many - few, [larger]);
  await buyAndClose(larger);
  await pool().unsafe("vacuum analyze");
  const userId = await makeFinanceUser();
  const results = [await compareRate(userId, larger)];
  const months = { few: { month: smaller, accounts: few }, many: { month: larger, accounts: many } };
  for (const format of exportFormats) results.push(await compareMemory(userId, format, months));
  return results;
}

async function buyAndClose(month: BillingMonth): Promise<void> {
  await buyPacks(month);
  const closed = await closeMonth(month, monthEnd(month));
  if (!closed.ok || !closed.value.completed) throw new Error(`${month} was not closed`);
}

async function compareRate(userId: string, month: BillingMonth): Promise<BenchResult> {
  const floor: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const lines = await timed(() => copyLines(month));
    const file = await timed(
      async () => (await makeFile(userId, month, "bills_csv", monthEnd(month))).manifest.rows,
    );
    // The first warms up.
    if (round === 0) continue;
    floor.push(lines);
    ours.push(file);
  }
  return result(
    `export bills_csv, ${many.toLocaleString("en")} accounts`,
    "rows/s",
    0.5,
    { name: "bills_csv", perSecond: median(ours), rounds: ours },
    { name: "COPY of the bill lines", perSecond: median(floor), rounds: floor },
  );
}

async function timed(work: () => Promise<number>): Promise<number> {
  const started = process.hrtime.bigint();
  const units = await work();
  return units / (Number(process.hrtime.bigint() - started) / 1e9);
}

/** The floor: the rows of the bills file as PostgreSQL tells them, in no order, thrown away. */
function copyLines(month: string): Promise<number> {
  return pool().begin(async (sql) => {
    const stream = await sql
      .unsafe(
        `copy (select b.month, b.account_id, b.id, b.service, b.kind, b.sequence, b.currency, b.subtotal, b.tax, b.total, b.rounding, b.issued_at, a.name, l.*
         from bills b join accounts a on a.id = b.account_id join bill_lines l on (l.account_id, l.bill_id) = (b.account_id, b.id)
         where b.month = '${month}') to stdout with (format csv)`,
      )
      .readable();
    let rows = 0;
    for await (const chunk of copyOut(stream)) for (const byte of chunk) if (byte === 10) rows++;
    return rows;
  });
}
