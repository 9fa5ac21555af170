import { describe, expect, it } from "vitest";
import { billingMonth } from "./billing-month";
import { Decimal } from "./money";
import { adviseQuota } from "./quota-advice";

const month = billingMonth("2026-10");
const advise = (byCalls: number, busiestHour: number) =>
  adviseQuota({ meter: "face-fusion/image-face-fusion", month, byCalls: new Decimal(byCalls), busiestHour });

describe("a QPS quota against billing by calls", () => {
  it("never pays where the least quota that the busiest hour needs costs more", () => {
    // 36,000 calls in an hour are 10 a second: 17,000 a month.
    expect(advise(16_999, 36_000)).toMatchObject({ leastPeak: 10, paysUpTo: 9, verdict: "never" });
    expect(advise(16_999, 36_000)?.quota?.price.amount.toFixed()).toBe("17000");
  });

  it("may pay up to a peak, which the hours cannot show", () => {
    expect(advise(40_000, 36_000)).toMatchObject({ leastPeak: 10, paysUpTo: 23, verdict: "maybe" });
  });

  it("says when the busiest hour is above the limit of billing by calls (S5)", () => {
    expect(advise(1_000, 72_000)?.limitExceeded).toBeNull();
    expect(advise(1_000, 72_001)?.limitExceeded).toBe(20);
  });

  it("needs one QPS at least, and a meter that sells quotas", () => {
    expect(advise(10, 0)?.leastPeak).toBe(1);
    const byCalls = new Decimal(1);
    expect(
      adviseQuota({ meter: "faceid-intl/liveness-face-comparison", month, byCalls, busiestHour: 5 }),
    ).toBeNull();
  });
});
