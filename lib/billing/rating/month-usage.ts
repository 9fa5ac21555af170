import type { MonthUsage } from "./rate-month";

/** Nothing was called. */
export const noUsage: MonthUsage = {
  calls: 0,
  free: 0,
  gifted: 0,
  purchased: 0,
  qps: 0,
  billable: 0,
  refused: 0,
};

/** Part by part: what covers a call does not change when it is counted together with others. */
export function addUsage(a: MonthUsage, b: MonthUsage): MonthUsage {
  return {
    calls: a.calls + b.calls,
    free: a.free + b.free,
    gifted: a.gifted + b.gifted,
    purchased: a.purchased + b.purchased,
    qps: a.qps + b.qps,
    billable: a.billable + b.billable,
    refused: a.refused + b.refused,
  };
}
