import type { UsagePeriod } from "@/db/usage-periods";
import { billingClockText } from "@/lib/billing/billing-month";
import { findAnyMeter, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { toCsv } from "./csv";

/**
 * Usage as a file: a row per period and meter. The names of the columns are the API's in every language, because
 * scripts read them; only the meter's own name is in the person's language.
 */
export function usageCsv(rows: readonly UsagePeriod[], locale: Locale): string {
  return toCsv<UsagePeriod>(
    [
      { header: "start_utc8", value: (row) => billingClockText(row.start, "minute") },
      { header: "start_utc", value: (row) => row.start.toISOString() },
      { header: "service", value: (row) => serviceOfMeter(row.meter)?.id ?? "" },
      // Operations free of charge belong to no meter.
      { header: "meter", value: (row) => row.meter },
      { header: "meter_name", value: (row) => findAnyMeter(row.meter)?.name[locale] ?? "" },
      { header: "calls", value: (row) => row.calls },
      { header: "free", value: (row) => row.free },
      { header: "gifted", value: (row) => row.gifted },
      { header: "purchased", value: (row) => row.purchased },
      { header: "qps", value: (row) => row.qps },
      { header: "billable", value: (row) => row.billable },
      { header: "refused", value: (row) => row.refused },
    ],
    rows,
  );
}
