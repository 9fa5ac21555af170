import { systemTransaction } from "@/db/client";
import { findExport } from "@/db/exports";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";
import { fileDownload } from "@/lib/export/download";
import { exportName } from "@/lib/export/month/folder";

/** What stood in the file and how to tell that it is whole; it stays when the file is gone. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await requireStaff("finance.see");
  const { id } = await params;
  const found = isId(id) ? await systemTransaction((tx) => findExport(tx, id)) : undefined;
  const manifest = found?.export.manifest;
  if (!manifest) return new Response(null, { status: 404 });
  const name = exportName(manifest.month, manifest.format);
  return fileDownload(
    `${name}.manifest.json`,
    "application/json; charset=utf-8",
    `${JSON.stringify({ file: name, ...manifest }, null, 2)}\n`,
  );
}
