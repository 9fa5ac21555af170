import type { RevenueMonth } from "@/db/figures";
import { amountString } from "@/lib/billing/money";
import { toCsv } from "./csv";

/** Revenue as a file, before tax; the columns' names are the same in every language, because scripts read them. */
export function revenueCsv(rows: readonly RevenueMonth[]): string {
  return toCsv<RevenueMonth>(
    [
      { header: "month", value: (row) => row.month },
      { header: "currency", value: (row) => row.currency },
      { header: "service", value: (row) => row.service },
      { header: "kind", value: (row) => row.kind },
      // The meter or the offer; empty for what rounding added to bills.
      { header: "item", value: (row) => row.item },
      { header: "demand", value: (row) => row.demand },
      { header: "charged_units", value: (row) => row.units },
      { header: "amount", value: (row) => amountString(row.amount, 2) },
      { header: "of_which_refunded", value: (row) => amountString(row.refunded, 2) },
    ],
    rows,
  );
}
