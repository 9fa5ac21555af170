import type { BillingMonth } from "./billing-month";
import { currencyOf, findMeter, serviceOfMeter } from "./catalog/catalog";
import type { MeterId } from "./catalog/types";
import { leastPeakOf } from "./metering/peak";
import type { Decimal } from "./money";
import type { QuotaChoice } from "./packs/cheaper-quota";
import { quotaForMonth, quotaPaysUpTo } from "./packs/month-of-quota";

/** A month of QPS quota against a month of the same calls billed by calls. */
export interface QuotaAdvice {
  /** What the busiest hour shows: the quota has at least so many QPS, and the real peak may need more. */
  readonly leastPeak: number;
  /** The cheapest quota of so many; null where no order holds as many. */
  readonly quota: QuotaChoice | null;
  readonly byCalls: Decimal;
  /** Up to this peak a quota costs no more than billing by calls. */
  readonly paysUpTo: number;
  /**
   * `never`: already the least quota costs more. `maybe`: a quota is cheaper up to a peak that the hours do not rule
   * out; whether it is depends on the seconds inside them, which nobody counted.
   */
  readonly verdict: "never" | "maybe";
  /** The limit of billing by calls (rule S5), where even the hour's average is above it; null otherwise. */
  readonly limitExceeded: number | null;
}

/** Whether a quota could be cheaper than billing by calls, from real use; null where none is on sale. */
export function adviseQuota(input: {
  readonly meter: MeterId;
  readonly month: BillingMonth;
  /** What a month costs by calls, the cheapest way. */
  readonly byCalls: Decimal;
  readonly busiestHour: number;
}): QuotaAdvice | null {
  const meter = findMeter(input.meter);
  const service = serviceOfMeter(input.meter);
  if (meter === undefined || service === undefined || meter.qps.length === 0) return null;
  const { month, byCalls } = input;
  const leastPeak = Math.max(1, leastPeakOf(input.busiestHour));
  const paysUpTo = quotaPaysUpTo(meter.id, byCalls, month);
  const limit = meter.callsModeQpsLimit;
  return {
    leastPeak,
    quota: quotaForMonth(meter.id, leastPeak, month, currencyOf(service.site)),
    byCalls,
    paysUpTo,
    verdict: paysUpTo < leastPeak ? "never" : "maybe",
    limitExceeded: limit !== null && leastPeak > limit ? limit : null,
  };
}
