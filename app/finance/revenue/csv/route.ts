import type { NextRequest } from "next/server";
import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { monthOf } from "@/lib/billing/billing-month";
import { currentTime } from "@/lib/clock";
import { csvDownload } from "@/lib/export/csv";
import { revenueCsv } from "@/lib/export/revenue-csv";
import { listRevenueOf } from "@/lib/operations/read-revenue";
import { readRevenueQuery } from "../filter";

/** The months that the page shows as a file: a row per month, meter or offer. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireStaff("finance.see");
  const params = Object.fromEntries(request.nextUrl.searchParams);
  const query = readRevenueQuery(params, monthOf(await currentTime()));
  const rows = await systemTransaction((tx) => listRevenueOf(tx, query));
  return csvDownload(`revenue-${query.currency}-${query.last}.csv`, revenueCsv(rows));
}
