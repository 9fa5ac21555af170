import { systemTransaction } from "@/db/client";
import { findFiguresMadeAt } from "@/db/figures";
import { listRequestedReconciliations, requestReconciliation } from "@/db/reconciliations";
import { type BillingMonth, billingMonth, HOUR_MS, monthOf } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Currency } from "@/lib/billing/money";
import { listDueChecks } from "./check-due";
import { makeTouchedFigures } from "./make-figures";
import { oneByOne, throwFailures } from "./one-by-one";
import { reconcileMonth } from "./reconcile-month";

/** How old the monthly sums may become while nobody asks for them. */
const figuresLastMs = HOUR_MS;

/**
 * Keeps finance's figures: monthly sums at least hourly, and the books of this month and the one before compared once
 * a day, after each billing run, and whenever somebody asked. The worker runs it every minute; mostly nothing is due.
 */
export async function keepFigures(now: Date, machineTime: Date): Promise<void> {
  await systemTransaction(async (tx) => {
    for (const { month, currency } of await listDueChecks(tx, now))
      await requestReconciliation(tx, month, currency, now);
  });
  const requested = await systemTransaction(listRequestedReconciliations);
  const madeAt = await systemTransaction(findFiguresMadeAt);
  if (requested.length > 0 || madeAt === null || machineTime.getTime() - madeAt.getTime() >= figuresLastMs)
    await makeTouchedFigures();
  const failures = await oneByOne(requested, ({ month, currency }) =>
    reconcileMonth(billingMonth(month), currency, now),
  );
  throwFailures(failures, "months could not be reconciled");
}

/** Finance asks for another look at a month; the worker takes it. Refuses `month_not_begun`. */
export function askForReconciliation(
  month: BillingMonth,
  currency: Currency,
  now: Date,
): Promise<Decision<{ month: BillingMonth }>> {
  return systemTransaction(async (tx) => {
    if (month > monthOf(now)) return refuse("month_not_begun", { month });
    await requestReconciliation(tx, month, currency, now);
    return accept({ month });
  });
}
