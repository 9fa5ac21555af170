import { findFirstUsedMonth, listBillingRuns } from "@/db/billing-runs";
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
import { dropOldDeliveries } from "./drop-old-deliveries";
import { expireVouchers } from "./expire-vouchers";
import { issueMonthlyPacksToAll } from "./issue-monthly-packs";
import { oneByOne, throwFailures } from "./one-by-one";
import { remindOfPackEnds, remindOfStops } from "./remind";
import { forgetGuesses } from "./signing-in/guess";
import { remindOfQuotaEnds, watchTime } from "./watch-time";

/** The billing run starts five minutes into the 1st, so that the last calls of the month have arrived (rule T3). */
const runDelayMs = 5 * 60_000;

/**
 * Does everything that is due at `now`, in the order in which it fell due: the worker calls it every minute, and at
 * once when a demo instance's clock was moved. Each part is idempotent, so two workers doing it at once are harmless.
 * A part that fails is reported when the others are done: one broken account must not keep everybody's refunds waiting.
 */
export async function runDueWork(now: Date): Promise<void> {
  const month = monthOf(now);
  const parts: readonly (() => Promise<unknown>)[] = [
    () => ensureUsagePartitions([month, nextMonth(month), shiftMonth(month, 2)]),
    () => dropUsagePartitions(monthOf(addDays(now, -rawEventDays()))),
    () => watchTime(now),
    () => remindOfStops(now),
    () => remindOfQuotaEnds(now),
    () => remindOfPackEnds(now),
    () => closeMonths(now),
    // After the bills, which vouchers that ended since may still have paid.
    () => expireVouchers(now),
    () => adjustBills(now),
    () => issueMonthlyPacksToAll(month, now),
    () => completeSubmittedRefunds(now),
    () => dropOldDeliveries(now),
    () => forgetGuesses(now),
  ];
  throwFailures(await oneByOne(parts, (part) => part()), "parts of the work that is due failed");
}

/** In their order, because each bill releases the hold of the one before (rule L4). */
async function closeMonths(now: Date): Promise<void> {
  for (const due of await monthsToClose(now)) await closeMonth(due, now);
}

/** From the first month with usage, or with a run, on: older usage than that came late, and its month is due too. */
async function monthsToClose(now: Date): Promise<BillingMonth[]> {
  return systemTransaction(async (tx) => {
    const runs = new Map((await listBillingRuns(tx)).map((run) => [run.month, run]));
    const opened = [...runs.keys()].sort()[0] ?? null;
    const first = (await findFirstUsedMonth(tx, opened ?? monthOf(now))) ?? opened;
    const months: BillingMonth[] = [];
    if (first === null) return months;
    for (
      let month = billingMonth(first);
      monthEnd(month).getTime() + runDelayMs <= now.getTime();
      month = nextMonth(month)
    ) {
      if (runs.get(month)?.status !== "completed") months.push(month);
    }
    return months;
  });
}
