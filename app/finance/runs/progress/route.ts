import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { isBillingMonth } from "@/lib/billing/billing-month";
import { readRun } from "@/lib/operations/read-runs";

/** How far a run is, for the page that watches it. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff("finance.see");
  const month = new URL(request.url).searchParams.get("month") ?? "";
  const run = isBillingMonth(month) ? await systemTransaction((tx) => readRun(tx, month)) : null;
  if (run === null) return new Response(null, { status: 404 });
  const { state, accounts, done, bills, failed } = run;
  return Response.json(
    { state, accounts, done, bills, failed },
    { headers: { "cache-control": "private, no-store" } },
  );
}
