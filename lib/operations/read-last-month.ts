import type { Tx } from "@/db/client";
import { listUsageMonths } from "@/db/usage";
import { type BillingMonth, monthOf, previousMonth } from "@/lib/billing/billing-month";
import { findMeter } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, MeterId } from "@/lib/billing/catalog/types";
import { readContracts } from "./month-estimate";

export interface LastMonth {
  readonly month: BillingMonth;
  /** Calls that a month like it would have; those refused inside a stop are not among them (rule U5). */
  readonly usage: readonly { readonly meter: MeterId; readonly calls: number }[];
  readonly contracts: readonly ContractPrice[];
}

/** What the account really used in the month before this one, to calculate with. */
export async function readLastMonth(tx: Tx, accountId: string, now: Date): Promise<LastMonth> {
  const month = previousMonth(monthOf(now));
  const rows = await listUsageMonths(tx, [accountId], month);
  return {
    month,
    usage: rows.flatMap((row) => {
      const meter = findMeter(row.meter);
      const calls = row.calls - row.refused;
      return meter && calls > 0 ? [{ meter: meter.id, calls }] : [];
    }),
    contracts: await readContracts(tx, accountId),
  };
}
