import { systemTransaction } from "@/db/client";
import {
  findFiguresMadeAt,
  listTouchedMonths,
  saveFigures,
  sumLedgerMonth,
  sumRevenueMonth,
} from "@/db/figures";
import { summingTransaction } from "@/db/summing";
import { type BillingMonth, billingMonth, HOUR_MS, monthPeriod } from "@/lib/billing/billing-month";

/** Longer than any transaction runs: what was being written when the sums were last made is looked at again. */
const overlapMs = HOUR_MS;

/**
 * Makes the monthly sums of ledger and revenue anew for every month that something was written to since the last
 * time. Each month is summed from its rows and replaced as a whole, so doing it again changes nothing.
 */
export async function makeTouchedFigures(): Promise<void> {
  const months = await systemTransaction(async (tx) => {
    const madeAt = await findFiguresMadeAt(tx);
    return listTouchedMonths(tx, madeAt && new Date(madeAt.getTime() - overlapMs));
  });
  for (const month of months) await makeFigures(billingMonth(month));
}

/** The sums are read before anything is written: a long statement that has written holds up the change feed. */
export async function makeFigures(month: BillingMonth): Promise<void> {
  const period = { month, ...monthPeriod(month) };
  await summingTransaction(async (tx) => {
    const ledger = await sumLedgerMonth(tx, period);
    const revenue = await sumRevenueMonth(tx, period);
    await saveFigures(tx, month, ledger, revenue);
  });
}
