import { systemTransaction } from "@/db/client";
import { findExport } from "@/db/exports";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";

/** How far an export is, for the page that watches it. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff("finance.see");
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const found = isId(id) ? await systemTransaction((tx) => findExport(tx, id)) : undefined;
  if (!found) return new Response(null, { status: 404 });
  const { status, done, total } = found.export;
  return Response.json({ status, done, total }, { headers: { "cache-control": "private, no-store" } });
}
