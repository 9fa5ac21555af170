import { listBillingRuns } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { findFiguresMadeAt } from "@/db/figures";
import {
  findReconciliation,
  listRequestedReconciliations,
  requestReconciliation,
} from "@/db/reconciliations";
import {
  type BillingMonth,
  billingMonth,
  dayOf,
  HOUR_MS,
  monthOf,
  previousMonth,
} from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Currency } from "@/lib/billing/money";
import { makeTouchedFigures } from "./make-figures";
import { oneByOne, throwFailures } from "./one-by-one";
import { reconcileMonth } from "./reconcile-month";

export const currencies = ["USD", "CNY"] as const satisfies readonly Currency[];

/** How old the monthly sums may become while nobody asks for them. */
const figuresLastMs = HOUR_MS;

/**
 * Keeps finance's figures: monthly sums at least hourly, and the books of this month and the one before compared once
 * a day, after each billing run, and whenever somebody asked. The worker runs it every minute; mostly nothing is due.
 */
export async function keepFigures(now: Date, machineTime: Date): Promise<void> {
  for (const month of [previousMonth(monthOf(now)), monthOf(now)])
    for (const currency of currencies)
      if (await isCheckDue(month, currency, now))
        await systemTransaction((tx) => requestReconciliation(tx, month, currency, now));
  const requested = await systemTransaction(listRequestedReconciliations);
  const madeAt = await systemTransaction(findFiguresMadeAt);
  if (requested.length > 0 || madeAt === null || machineTime.getTime() - madeAt.getTime() >= figuresLastMs)
    await makeTouchedFigures();
  const failures = await oneByOne(requested, ({ month, currency }) =>
    reconcileMonth(billingMonth(month), currency, now),
  );
  throwFailures(failures, "months could not be reconciled");
}

/** A check is due once a day, and again when a run has made bills since. */
function isCheckDue(month: BillingMonth, currency: Currency, now: Date): Promise<boolean> {
  return systemTransaction(async (tx) => {
    const last = (await findReconciliation(tx, month, currency))?.checkedAt ?? null;
    if (last === null || dayOf(last) < dayOf(now)) return true;
    const runs = await listBillingRuns(tx);
    return runs.some(({ completedAt }) => completedAt !== null && completedAt > last);
  });
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
