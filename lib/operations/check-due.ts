import { type BillingRun, listBillingRuns } from "@/db/billing-runs";
import type { Tx } from "@/db/client";
import { findReconciliation } from "@/db/reconciliations";
import { type BillingMonth, dayOf, monthOf, previousMonth } from "@/lib/billing/billing-month";
import type { Currency } from "@/lib/billing/money";

export const currencies = ["USD", "CNY"] as const satisfies readonly Currency[];

export interface DueCheck {
  readonly month: BillingMonth;
  readonly currency: Currency;
}

/**
 * The books that are to be compared by themselves: of this month and the one before, once a day and again when a run
 * has made bills since. Until then what the last comparison found is of an earlier state.
 */
export async function listDueChecks(tx: Tx, now: Date): Promise<DueCheck[]> {
  const runs = await listBillingRuns(tx);
  const due: DueCheck[] = [];
  for (const month of [previousMonth(monthOf(now)), monthOf(now)]) {
    for (const currency of currencies) {
      const last = (await findReconciliation(tx, month, currency))?.checkedAt ?? null;
      if (isDue(last, runs, now)) due.push({ month, currency });
    }
  }
  return due;
}

function isDue(last: Date | null, runs: readonly BillingRun[], now: Date): boolean {
  if (last === null || dayOf(last) < dayOf(now)) return true;
  return runs.some(({ completedAt }) => completedAt !== null && completedAt > last);
}
