import type { Tx } from "@/db/client";
import { listUsageHistory } from "@/db/usage";
import { type BillingMonth, billingMonth, monthOf, shiftMonth } from "@/lib/billing/billing-month";
import { groupBy } from "@/lib/billing/group-by";

/** How many whole months an average is taken over. */
export const monthsBack = 3;

/** The usage an advice stands on. */
export interface UsageBasis {
  /** Calls a month on average, without those on a QPS quota, which need no pack; 0 where there were none. */
  readonly monthlyCalls: number;
  /** The same with those on a quota. */
  readonly withQuota: number;
  /** Calls of the running month, without those on a quota: it is not whole, so no average counts them. */
  readonly soFar: number;
  readonly firstMonth: BillingMonth;
  readonly lastMonth: BillingMonth;
}

/** For each meter the average of the last three whole months, or of those since the first one with calls. */
export async function readUsageBases(
  tx: Tx,
  accountId: string,
  now: Date,
): Promise<(meter: string) => UsageBasis> {
  const current = monthOf(now);
  const from = shiftMonth(current, -monthsBack);
  const lastMonth = shiftMonth(current, -1);
  const history = await listUsageHistory(tx, accountId, from);
  const byMeter = groupBy(
    history.filter((row) => row.month < current),
    (row) => row.meter,
  );
  return (meter) => {
    const rows = byMeter.get(meter) ?? [];
    const firstMonth = billingMonth(rows[0]?.month ?? from);
    let count = 1;
    for (let month = firstMonth; month < lastMonth; month = shiftMonth(month, 1)) count++;
    const average = (calls: number) => Math.round(calls / count);
    const withQuota = rows.reduce((sum, row) => sum + row.calls - row.refused, 0);
    const onQuota = rows.reduce((sum, row) => sum + row.qps, 0);
    const running = history.find((row) => row.meter === meter && row.month === current);
    return {
      soFar: running ? running.calls - running.refused - running.qps : 0,
      monthlyCalls: average(withQuota - onQuota),
      withQuota: average(withQuota),
      firstMonth,
      lastMonth,
    };
  };
}
