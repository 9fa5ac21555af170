import { getLocale } from "next-intl/server";
import { tenantTransaction } from "@/db/client";
import { sumUsageByPeriod } from "@/db/usage-periods";
import { requireCustomer } from "@/lib/auth/session";
import { billingClockText, dayOf } from "@/lib/billing/billing-month";
import { currentTime } from "@/lib/clock";
import { csvDownload } from "@/lib/export/csv";
import { usageCsv } from "@/lib/export/usage-csv";
import { readUsageRequest } from "../read";

/** The figures of the usage page as a file, with every period's start in both zones. */
export async function GET(request: Request): Promise<Response> {
  const { accountId, site } = await requireCustomer("account.see");
  const url = new URL(request.url);
  const params = Object.fromEntries(
    [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]),
  );
  const { view, filter } = readUsageRequest(params, site, await currentTime());
  const rows = await tenantTransaction(accountId, (tx) => sumUsageByPeriod(tx, accountId, filter, view.unit));
  const last = new Date(view.until.getTime() - 1);
  const name = `usage-${dayOf(view.from)}-${billingClockText(last, "day")}-${view.unit}.csv`;
  return csvDownload(name, usageCsv(rows, await getLocale()));
}
