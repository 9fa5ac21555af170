import { join } from "node:path";
import type { ExportFormat } from "@/db/schema/exports";
import { monthFiles } from "./files";

const defaultDays = 30;

/**
 * Where the worker leaves the files and the web process fetches them: both need the same EXPORT_DIR; an instance on one
 * machine has its DATA_DIR.
 */
export function exportFolder(source: Record<string, string | undefined> = process.env): string {
  return source.EXPORT_DIR ?? join(source.DATA_DIR ?? ".data", "exports");
}

/** How long a file stays (EXPORT_DAYS); its manifest stays for good. */
export function exportDays(source: Record<string, string | undefined> = process.env): number {
  const days = Number(source.EXPORT_DAYS ?? defaultDays);
  if (!Number.isInteger(days) || days < 1)
    throw new Error("EXPORT_DAYS must be a whole number of at least 1");
  return days;
}

/** Named by its id: what people call it is in the download's head. */
export function exportPath(id: string, format: ExportFormat): string {
  return join(exportFolder(), `${id}.${monthFiles[format].ending}`);
}

export function exportName(month: string, format: ExportFormat): string {
  return `${format.split("_")[0]}-${month}.${monthFiles[format].ending}`;
}
