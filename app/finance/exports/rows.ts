import type { ExportRow } from "@/components/finance/export-table";
import type { ListedExport } from "@/db/exports";

export function toRow({ export: made, userName }: ListedExport): ExportRow {
  const { id, month, format, status, done, total, failure, manifest, requestedAt, finishedAt } = made;
  return {
    id,
    month,
    format,
    status,
    done,
    total,
    failure,
    rows: manifest?.rows ?? null,
    bytes: manifest?.bytes ?? null,
    requestedBy: userName,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
