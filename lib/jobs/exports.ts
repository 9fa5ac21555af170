import { rm } from "node:fs/promises";
import { systemTransaction } from "@/db/client";
import { listOpenExportIds, markExportsExpired } from "@/db/exports";
import { addDays } from "@/lib/billing/billing-month";
import { exportDays, exportPath } from "@/lib/export/month/folder";
import { makeExport } from "@/lib/export/month/make-export";
import { readAnnounced } from "@/lib/operations/announced";
import { oneByOne, throwFailures } from "@/lib/operations/one-by-one";

/**
 * Makes every export that waits, the oldest first, and takes away files that were kept long enough. The worker calls
 * it when finance asks and every minute, so what a killed worker left is made again. One that fails holds up no other.
 */
export async function lookAfterExports(currentTime: () => Promise<Date>): Promise<void> {
  const waiting = await systemTransaction(listOpenExportIds);
  const failures = await oneByOne(waiting, (id) => makeExport(id, { currentTime, readAnnounced }));
  const keptSince = addDays(await currentTime(), -exportDays());
  const expired = await systemTransaction((tx) => markExportsExpired(tx, keptSince));
  for (const { id, format } of expired) await rm(exportPath(id, format), { force: true });
  throwFailures(failures, "exports could not be made");
}
