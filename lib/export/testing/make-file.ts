import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll } from "vitest";
import { systemTransaction } from "@/db/client";
import { findExport } from "@/db/exports";
import { newId } from "@/db/ids";
import type { ExportFormat, ExportManifest } from "@/db/schema/exports";
import { accepted } from "@/db/testing/arrange";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { lookAfterExports } from "@/lib/jobs/exports";
import { startExport } from "@/lib/operations/start-export";
import { exportPath } from "../month/folder";

/** Files of this test go where nothing else is. */
export function ownExportFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), "facet-exports-"));
  beforeAll(() => {
    process.env.EXPORT_DIR = folder;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

export interface MadeFile {
  readonly id: string;
  readonly path: string;
  readonly manifest: ExportManifest;
}

/** Asks for a file of a month and has it made, as finance and the worker do. */
export async function makeFile(
  userId: string,
  month: BillingMonth,
  format: ExportFormat,
  now: Date,
): Promise<MadeFile> {
  const { id } = accepted(await startExport({ userId }, { month, format, requestId: newId() }, now));
  await lookAfterExports(async () => now);
  const manifest = (await systemTransaction((tx) => findExport(tx, id)))?.export.manifest;
  if (!manifest) throw new Error(`Export ${id} was not made`);
  return { id, path: exportPath(id, format), manifest };
}

/** The rows of a CSV file by its head; an empty cell is null. */
export function readRows(path: string): Record<string, string | null>[] {
  const rows = parse(readFileSync(path), { bom: true, columns: true }) as Record<string, string>[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value || null])),
  );
}
