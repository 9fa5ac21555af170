import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import { services } from "../catalog/catalog";
import type { MeterId } from "../catalog/types";
import { cliffAhead } from "./cliff";
import { rateMonth } from "./rate-month";

const month = billingMonth("2026-10");
const ahead = (meter: MeterId, billable: number) =>
  cliffAhead({ meter, month, billable, contracts: [], announced: nothingAnnounced });

describe("the cliff ahead", () => {
  it("is one call away at 9,999 image fusions: 649.935 becomes 500", () => {
    const cliff = ahead("face-fusion/image-face-fusion", 9_999);
    expect(cliff).toMatchObject({ tier: "[10000, 100000)", reachedAt: 10_000, callsNeeded: 1 });
    expect([cliff?.amountNow.toString(), cliff?.amountThen.toString()]).toEqual(["649.935", "500"]);
  });

  it("begins only where the higher tier is really cheaper", () => {
    // 7,692 × 0.065 = 499.98 and 7,693 × 0.065 = 500.045, against 500 for 10,000.
    expect(ahead("face-fusion/image-face-fusion", 7_692)).toBeNull();
    expect(ahead("face-fusion/image-face-fusion", 7_693)?.callsNeeded).toBe(2_307);
  });

  it("counts from the first call of the tier where the bound belongs to the lower one", () => {
    expect(ahead("faceid-intl/liveness-face-comparison", 10_000)).toMatchObject({
      reachedAt: 10_001,
      callsNeeded: 1,
    });
  });

  it("is never a tier without a price, nor one that is not there", () => {
    expect(ahead("faceid-cn/liveness-verification", 199_999)).toBeNull();
    expect(ahead("face-fusion/video-face-fusion", 1_000)).toBeNull();
    expect(ahead("face-recognition-intl/face-search", 1_000)).toBeNull();
    expect(() => ahead("face-fusion/image-materials", 1)).toThrow("Not a meter of calls");
  });

  it("promises what rating then charges", () => {
    const meters = services.flatMap((service) => service.meters.map(({ id }) => id));
    const amount = (meter: MeterId, billable: number) =>
      rateMonth({
        meter,
        month,
        usage: { calls: billable, free: 0, gifted: 0, purchased: 0, qps: 0, billable, refused: 0 },
        contracts: [],
        announced: nothingAnnounced,
      }).amount?.toString();
    fc.assert(
      fc.property(fc.constantFrom(...meters), fc.nat(20_000_000), (meter, billable) => {
        const cliff = ahead(meter, billable);
        if (cliff === null) return;
        expect(cliff.amountThen.lessThan(cliff.amountNow)).toBe(true);
        expect(cliff.reachedAt - billable).toBe(cliff.callsNeeded);
        expect(amount(meter, cliff.reachedAt)).toBe(cliff.amountThen.toString());
        expect(amount(meter, billable)).toBe(cliff.amountNow.toString());
      }),
    );
  });
});
