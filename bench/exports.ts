import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveUser } from "@/db/accounts";
import { insertRows } from "@/db/bulk";
import { pool, systemTransaction } from "@/db/client";
import { copyOut } from "@/db/copy-out";
import { findExport } from "@/db/exports";
import { newId } from "@/db/ids";
import type { ExportFormat } from "@/db/schema/exports";
import { addDays, monthEnd, monthOf, previousMonth } from "@/lib/billing/billing-month";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { lookAfterExports } from "@/lib/jobs/exports";
import { closeMonth } from "@/lib/operations/close-month";
import { startExport } from "@/lib/operations/start-export";
import { fundAccounts, makeAccounts } from "./accounts";
import { withBenchDatabase } from "./database";
import { type BenchResult, median, result } from "./measure";

/** EXPORT_ACCOUNTS=100000 for the size that is promised; closing its month first takes a while. */
const accounts = Number(process.env.EXPORT_ACCOUNTS ?? 2_000);
const rounds = Number(process.env.EXPORT_ROUNDS ?? 3);

const meters = [...serviceOf("face-fusion").meters, ...serviceOf("faceid-intl").meters].map(
  (meter) => meter.id,
);

/**
 * Files of a month over many accounts as finance gets them, with lock, progress, sums, checksum and manifest, against
 * PostgreSQL's COPY of the bill lines to nowhere. Memory is what the process grew by at its highest.
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
  const now = new Date();
  const month = previousMonth(monthOf(now));
  const ids = await makeAccounts(accounts, now);
  // Within the month, so that its journal has something to tell.
  await fundAccounts(ids, addDays(monthEnd(month), -1));
  for (let start = 0; start < ids.length; start += 10_000)
    await saveUsage(ids.slice(start, start + 10_000), month);
  const closed = await closeMonth(month, monthEnd(month) > now ? monthEnd(month) : now);
  if (!closed.ok || !closed.value.completed) throw new Error("The month was not closed");
  await pool().unsafe("analyze");
  const userId = await makeStaff(now);
  const floor: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [lines, file] = [
      await timed(() => copyLines(month)),
      await timed(() => makeOne(userId, month, "bills_csv", now)),
    ];
    if (round === 0) continue;
    floor.push(lines);
    ours.push(file);
  }
  // The others have no floor of their own: their rows are not what COPY tells.
  for (const format of ["bills_xlsx", "journal_csv", "focus_csv"] as const) {
    const rate = await timed(() => makeOne(userId, month, format, now));
    console.log(`  ${format}: ${Math.round(rate).toLocaleString("en")} rows/s`);
  }
  return [
    result(
      `export bills_csv, ${accounts.toLocaleString("en")} accounts`,
      "rows/s",
      0.5,
      { name: "bills_csv", perSecond: median(ours), rounds: ours },
      { name: "COPY of the bill lines", perSecond: median(floor), rounds: floor },
    ),
  ];
}

async function makeOne(
  userId: string,
  month: ReturnType<typeof monthOf>,
  format: ExportFormat,
  now: Date,
): Promise<number> {
  const asked = await startExport({ userId }, { month, format, requestId: newId() }, now);
  if (!asked.ok) throw new Error(asked.refusal.code);
  const peak = watchMemory();
  await lookAfterExports(async () => now);
  const grown = peak();
  const manifest = (await systemTransaction((tx) => findExport(tx, asked.value.id)))?.export.manifest;
  if (!manifest) throw new Error(`${format} was not made`);
  console.log(
    `  ${format}: ${manifest.rows} rows, ${(manifest.bytes / 1e6).toFixed(1)} MB, memory +${grown.toFixed(0)} MB at most`,
  );
  return manifest.rows;
}

/** How many megabytes the process grew by at its highest since now. */
function watchMemory(): () => number {
  const used = () => process.memoryUsage.rss() / 1e6;
  const before = used();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, used());
  }, 20);
  return () => {
    clearInterval(timer);
    return Math.max(highest, used()) - before;
  };
}

async function timed(work: () => Promise<number>): Promise<number> {
  const started = process.hrtime.bigint();
  const units = await work();
  return units / (Number(process.hrtime.bigint() - started) / 1e9);
}

/** The floor: the rows of the bills file as PostgreSQL tells them, in no order, thrown away. */
async function copyLines(month: string): Promise<number> {
  const sql = await pool().reserve();
  try {
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
  } finally {
    sql.release();
  }
}

async function saveUsage(ids: readonly string[], month: string): Promise<void> {
  await systemTransaction(({ sql }) =>
    insertRows(
      sql,
      "usage_months",
      { account_id: "uuid", month: "text", meter: "text", calls: "bigint", billable: "bigint" },
      ids.flatMap((id, index) =>
        meters.map((meter) => [id, month, meter, 100 + (index % 5_000), 100 + (index % 5_000)]),
      ),
    ),
  );
}

async function makeStaff(now: Date): Promise<string> {
  const id = newId();
  await systemTransaction((tx) =>
    saveUser(tx, {
      id,
      email: `${id}@example.com`,
      name: "Bench",
      passwordHash: "nobody signs in",
      locale: "en",
      staffRole: "finance",
      createdAt: now,
    }),
  );
  return id;
}
