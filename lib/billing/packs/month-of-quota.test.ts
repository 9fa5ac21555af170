import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { services } from "../catalog/catalog";
import type { MeterId } from "../catalog/types";
import { Decimal } from "../money";
import { quotaForMonth, quotaPaysUpTo } from "./month-of-quota";

const month = billingMonth("2026-10");
const image: MeterId = "face-fusion/image-face-fusion";
const withQuotas = services.flatMap((service) => service.meters).filter(({ qps }) => qps.length > 0);
const priceOf = (meter: MeterId, qps: number) => quotaForMonth(meter, qps, month, "USD")?.price.amount;

describe("a month of QPS quota", () => {
  it("costs what one month of it costs: 10 QPS of image fusion 17,000 (003)", () => {
    expect(quotaForMonth(image, 10, month, "USD")).toMatchObject({
      qps: 10,
      terms: 1,
      offer: { term: "month" },
    });
    expect(priceOf(image, 10)?.toFixed()).toBe("17000");
  });

  it("is more QPS where the next tier makes more of them cheaper: 50 for 72,500 instead of 49 for 83,300", () => {
    expect(quotaForMonth(image, 49, month, "USD")).toMatchObject({ qps: 50 });
    expect(priceOf(image, 49)?.toFixed()).toBe("72500");
  });

  it("is not sold for meters without quotas, nor beyond what an order holds", () => {
    expect(quotaForMonth("faceid-intl/liveness-face-comparison", 1, month, "USD")).toBeNull();
    expect(quotaForMonth(image, 1_001, month, "USD")).toBeNull();
  });
});

it("pays up to the last QPS whose month costs no more, and not one further", () => {
  fc.assert(
    fc.property(fc.constantFrom(...withQuotas), fc.nat(30_000_000), (meter, cents) => {
      const limit = new Decimal(cents).dividedBy(10);
      const most = quotaPaysUpTo(meter.id, limit, month);
      const costs = (qps: number) => priceOf(meter.id, qps) ?? new Decimal(Infinity);
      if (most > 0) expect(costs(most).lessThanOrEqualTo(limit)).toBe(true);
      expect(costs(most + 1).greaterThan(limit)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
