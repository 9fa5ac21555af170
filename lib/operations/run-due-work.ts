import { findBillingRun, findFirstUsedMonth } from "@/db/bills";
import { dropUsagePartitions, ensureUsagePartitions, systemTransaction } from "@/db/client";
import {
  addDays,
  type BillingMonth,
  billingMonth,
  monthEnd,
  monthOf,
  nextMonth,
  shiftMonth,
} from "@/lib/billing/billing-month";
import { rawEventDays } from "@/lib/env";
import { adjustBills } from "./adjust-bills";
import { closeMonth } from "./close-month";
import { completeSubmittedRefunds } from "./complete-refunds";
import { expireVouchers } from "./expire-vouchers";
import { issueMonthlyPacksToAll } from "./issue-monthly-packs";
import { remindOfPackEnds, remindOfStops } from "./remind";
import { remindOfQuotaEnds, watchTime } from "./watch-time";

/** The billing run starts five minutes into the 1st, so that the last calls of the month have arrived (rule T3). */
const runDelayMs = 5 * 60_000;

/**
 * Does everything that is due at `now`, in the order in which it fell due: the worker calls it every minute, and at
 * once when a demo instance's clock was moved. Each part is idempotent, so two workers doing it at once are harmless.
 */
export async function runDueWork(now: Date): Promise<void> {
  const month = monthOf(now);
  await ensureUsagePartitions([month, nextMonth(month), shiftMonth(month, 2)]);
  await dropUsagePartitions(monthOf(addDays(now, -rawEventDays())));
  await watchTime(now);
  await remindOfStops(now);
  await remindOfQuotaEnds(now);
  await remindOfPackEnds(now);
  for (const due of await monthsToClose(now)) await closeMonth(due, now);
  // After the bills, which vouchers that ended since may still have paid.
  await expireVouchers(now);
  await adjustBills(now);
  await issueMonthlyPacksToAll(month, now);
  await completeSubmittedRefunds(now);
}

async function monthsToClose(now: Date): Promise<BillingMonth[]> {
  return systemTransaction(async (tx) => {
    const first = await findFirstUsedMonth(tx);
    const months: BillingMonth[] = [];
    if (first === null) return months;
    for (
      let month = billingMonth(first);
      monthEnd(month).getTime() + runDelayMs <= now.getTime();
      month = nextMonth(month)
    ) {
      if ((await findBillingRun(tx, month))?.status !== "completed") months.push(month);
    }
    return months;
  });
}
