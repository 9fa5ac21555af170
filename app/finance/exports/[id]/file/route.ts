import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { systemTransaction } from "@/db/client";
import { findExport } from "@/db/exports";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";
import { fileDownload } from "@/lib/export/download";
import { monthFiles } from "@/lib/export/month/files";
import { exportName, exportPath } from "@/lib/export/month/folder";

/** The file, piece by piece, once it is whole: one that is being made, was given up or is gone is not there. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await requireStaff("finance.see");
  const { id } = await params;
  const found = isId(id) ? await systemTransaction((tx) => findExport(tx, id)) : undefined;
  if (found?.export.status !== "ready") return new Response(null, { status: 404 });
  const { month, format } = found.export;
  const path = exportPath(id, format);
  // Opened first, so that a file which another machine keeps is said not to be there before anything was answered.
  const file = await open(path).catch(() => null);
  if (file === null) return new Response(null, { status: 404 });
  await file.close();
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const response = fileDownload(exportName(month, format), monthFiles[format].contentType, body);
  const bytes = found.export.manifest?.bytes;
  if (bytes !== undefined) response.headers.set("content-length", String(bytes));
  return response;
}
