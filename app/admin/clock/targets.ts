import { addDays, HOUR_MS, monthEnd, monthOf } from "@/lib/billing/billing-month";

/** Past the start of the billing run, which begins five minutes into the month (rule T3). */
const intoMonthMs = 10 * 60_000;

/** Where the ready-made steps of the test clock lead. */
export function clockTargets(now: Date): Record<"hour" | "day" | "nextMonth", Date> {
  return {
    hour: new Date(now.getTime() + HOUR_MS),
    day: addDays(now, 1),
    nextMonth: new Date(monthEnd(monthOf(now)).getTime() + intoMonthMs),
  };
}
