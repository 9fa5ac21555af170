import type { MonthSpan } from "@/db/charged-bills";
import { snapshotTransaction, systemTransaction, type Tx } from "@/db/client";
import {
  type ListedExport,
  lockExport,
  markExportFailed,
  markExportReady,
  markMaking,
  saveExportProgress,
} from "@/db/exports";
import type { ExportManifest, ExportSums } from "@/db/schema/exports";
import { billingMonth, monthPeriod } from "@/lib/billing/billing-month";
import type { Announced } from "@/lib/billing/catalog/announced";
import { Decimal } from "@/lib/billing/money";
import { monthFiles } from "./files";
import { exportPath } from "./folder";
import { Tally } from "./tally";
import { writeWhole } from "./write-file";

/** Tries before it is given up: what fails so often fails for a reason that somebody must see. */
const attemptsGiven = 3;
/** A process that dies over and over again while making it must not go on for ever. */
const beginningsGiven = 10;
/** Records between two notes of how far it is. */
const noteEvery = 5_000;

/** What is asked of those who know it: the instance's time, and the list prices that were announced. */
export interface Surroundings {
  readonly currentTime: () => Promise<Date>;
  readonly readAnnounced: (tx: Tx) => Promise<Announced>;
}

/**
 * Makes an export that is waiting, or that a worker left behind when it died: always from the beginning and from one
 * snapshot, so that a file is of one moment. It can be fetched once it is whole, its sums are those of the database
 * and its manifest is written; nobody else makes it meanwhile.
 */
export function makeExport(id: string, surroundings: Surroundings): Promise<void> {
  return snapshotTransaction(async (tx) => {
    if (!(await lockExport(tx, id))) return;
    const order = await systemTransaction((own) => markMaking(own, id));
    if (!order) return;
    try {
      if (order.export.attempts > beginningsGiven)
        throw new Error("It was begun too often and never finished");
      const manifest = await writeExport(tx, order, surroundings);
      await systemTransaction((own) => markExportReady(own, id, manifest, new Date(manifest.madeAt)));
    } catch (error) {
      if (order.export.attempts >= attemptsGiven) {
        const reason = error instanceof Error ? error.message : String(error);
        const now = await surroundings.currentTime();
        await systemTransaction((own) => markExportFailed(own, id, reason.slice(0, 500), now));
      }
      throw error;
    }
  });
}

async function writeExport(
  tx: Tx,
  { export: order, userName, userEmail }: ListedExport,
  { currentTime, readAnnounced }: Surroundings,
): Promise<ExportManifest> {
  const file = monthFiles[order.format];
  const span: MonthSpan = { month: order.month, ...monthPeriod(billingMonth(order.month)) };
  const tally = new Tally();
  const read = await progressOf(order.id, await file.count(tx, span));
  const making = { tally, read, announced: await readAnnounced(tx) };
  const written = await writeWhole(exportPath(order.id, order.format), file.write(tx, span, making));
  const [sums, database] = [tally.sums(), await file.database(tx, span)];
  assertSame(sums, database);
  return {
    format: order.format,
    month: order.month,
    rows: tally.rows,
    documents: tally.documents,
    sums,
    database,
    ...written,
    madeAt: (await currentTime()).toISOString(),
    requestedBy: { id: order.requestedBy, name: userName, email: userEmail },
    parameters: file.parameters(),
  };
}

/** Notes how far it is now and then, outside the snapshot, so that the page can show it. */
async function progressOf(id: string, total: number): Promise<(records: number) => Promise<void>> {
  const note = (done: number) => systemTransaction((own) => saveExportProgress(own, id, done, total));
  await note(0);
  let [done, noted] = [0, 0];
  return async (records) => {
    done += records;
    if (done - noted < noteEvery) return;
    noted = done;
    await note(Math.min(done, total));
  };
}

/** A file that does not add up to the books is never handed out. */
function assertSame(
  file: Readonly<Record<string, ExportSums>>,
  database: Readonly<Record<string, ExportSums>>,
): void {
  for (const currency of new Set([...Object.keys(file), ...Object.keys(database)])) {
    const [ours, theirs] = [file[currency] ?? {}, database[currency] ?? {}];
    for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      if (new Decimal(ours[name] ?? 0).equals(theirs[name] ?? 0)) continue;
      throw new Error(
        `The file's ${name} is ${ours[name] ?? 0} ${currency}, the database's ${theirs[name] ?? 0} ${currency}`,
      );
    }
  }
}
