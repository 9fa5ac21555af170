import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advisePacks, cheapestForYear } from "./advisor";
import { addYear } from "./billing-month";
import { nothingAnnounced } from "./catalog/announced";
import { services } from "./catalog/catalog";
import { firstCallsOf } from "./catalog/tiers";
import type { Meter, MeterId, PackSize } from "./catalog/types";
import { Decimal } from "./money";

const now = new Date("2026-10-15T12:00:00+08:00");
const pack = (id: string, units: number) => ({
  id,
  origin: "purchased" as const,
  validFrom: now,
  validUntil: addYear(now),
  remaining: units,
});
const advise = (meter: MeterId, monthlyCalls: number, sizes: readonly PackSize[], owned: number[] = []) =>
  advisePacks(
    {
      meter,
      monthlyCalls,
      owned: owned.map((units, index) => pack(`owned-${index}`, units)),
      bought: {
        packs: sizes.map((size, index) => pack(`bought-${index}`, size.units)),
        price: sizes.reduce((sum, size) => sum.plus(size.price), new Decimal(0)),
      },
      contracts: [],
      announced: nothingAnnounced,
    },
    now,
  );

const priced = services.flatMap((service) =>
  service.meters.filter((meter) => meter.packs.length > 0).map((meter) => ({ service, meter })),
);

/** The same year by counting: month by month, free calls, then the pack, then the printed price. */
function bruteForce(meter: Meter, free: number, monthlyCalls: number, units: number): Decimal | null {
  const table = meter.prices[0];
  let left = units;
  let sum = new Decimal(0);
  for (let month = 0; month < 12; month++) {
    const needed = Math.max(0, monthlyCalls - free);
    const drawn = Math.min(left, needed);
    left -= drawn;
    const billable = needed - drawn;
    const tier = table?.tiers.findLast((each) => firstCallsOf(table, each) <= billable) ?? table?.tiers[0];
    if (billable > 0 && !tier?.unitPrice) return null;
    sum = sum.plus(new Decimal(tier?.unitPrice ?? 0).times(billable));
  }
  return sum;
}

describe("the advisor", () => {
  it("says that a pack does not pay where the volume price is lower: 10,000 liveness checks a month (004)", () => {
    // 12 × 10,000 × 0.75 = 90,000; with one pack of 1万 for 8,500: 8,500 + 11 × 7,500 = 91,000.
    const advice = advise("faceid-cn/liveness-verification", 10_000, [{ units: 10_000, price: "8500" }]);
    expect(advice).toEqual({
      payAsYouGo: new Decimal(90_000),
      withPacks: new Decimal(91_000),
      saving: new Decimal(-1_000),
      unusedUnits: 0,
    });
  });

  it("says what a pack saves: 1,000 image fusions a month with a pack of 10,000 (003)", () => {
    // 12 × 1,000 × 0.065 = 780; with the pack 450 + 2 × 65 = 580.
    const advice = advise("face-fusion/image-face-fusion", 1_000, [{ units: 10_000, price: "450" }]);
    expect(advice).toMatchObject({ saving: new Decimal(200), unusedUnits: 0 });
  });

  it("counts what would lapse unused, and its price as a loss without any usage", () => {
    const advice = advise("face-fusion/image-face-fusion", 0, [{ units: 1_000, price: "60" }]);
    expect(advice).toEqual({
      payAsYouGo: new Decimal(0),
      withPacks: new Decimal(60),
      saving: new Decimal(-60),
      unusedUnits: 1_000,
    });
  });

  it("knows that packs already owned are drawn in both cases", () => {
    const advice = advise("face-fusion/image-face-fusion", 1_000, [{ units: 1_000, price: "60" }], [12_000]);
    expect(advice).toMatchObject({
      payAsYouGo: new Decimal(0),
      saving: new Decimal(-60),
      unusedUnits: 1_000,
    });
  });

  it("compares nothing where the usage has no published price (P7)", () => {
    expect(advise("faceid-cn/liveness-verification", 200_000, [{ units: 100, price: "99" }])).toBeNull();
  });

  it.each(priced.map(({ service, meter }) => [meter.id, service, meter] as const))(
    "agrees with counting month by month: %s",
    (id, service, meter) => {
      const free =
        service.freePacks.find((rule) => rule.issue === "monthly" && rule.meter === id)?.units ?? 0;
      const bounds = meter.prices[0]?.tiers.flatMap((tier) => tier.upTo ?? []) ?? [];
      const usages = [0, 1, 999, ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1, bound + free])];
      for (const size of meter.packs) {
        for (const monthlyCalls of usages) {
          const without = bruteForce(meter, free, monthlyCalls, 0);
          const withPack = bruteForce(meter, free, monthlyCalls, size.units)?.plus(size.price);
          const expected = without && withPack ? without.minus(withPack).toFixed() : undefined;
          const found = advise(id, monthlyCalls, [size])?.saving.toFixed();
          expect({ size, monthlyCalls, saving: found }).toEqual({ size, monthlyCalls, saving: expected });
        }
      }
    },
  );
});

describe("the cheapest packs for a year", () => {
  const cheapest = (meter: MeterId, monthlyCalls: number) => yearWith(meter, monthlyCalls, []);
  const yearWith = (meter: MeterId, monthlyCalls: number, units: readonly number[]) =>
    cheapestForYear(
      {
        meter,
        monthlyCalls,
        owned: units.map((left, index) => pack(`owned-${index}`, left)),
        contracts: [],
        announced: nothingAnnounced,
      },
      now,
    );

  it("are none where pay-as-you-go is cheaper: 10,000 liveness checks a month (004)", () => {
    const advice = cheapest("faceid-cn/liveness-verification", 10_000);
    expect(advice.payAsYouGo?.toFixed()).toBe("90000");
    expect(advice.cheapest).toMatchObject({ choices: [], total: new Decimal(90_000) });
    expect(advice.verdict).toBe("do_not_buy");
  });

  it("are just as many as the year needs: 12,000 image fusions for 570 instead of 780 (003)", () => {
    const advice = cheapest("face-fusion/image-face-fusion", 1_000);
    expect(advice.payAsYouGo?.toFixed()).toBe("780");
    expect(advice.cheapest).toMatchObject({ units: 12_000, total: new Decimal(570) });
    expect(advice.verdict).toBe("buy");
  });

  it("are not to be bought yet while what the account has lasts, be it for a month", () => {
    const yearOwning = (units: number) => yearWith("face-fusion/image-face-fusion", 1_000, [units]);
    expect(yearOwning(999)).toMatchObject({ verdict: "buy", coveredMonths: 0 });
    expect(yearOwning(1_000)).toMatchObject({ verdict: "later", coveredMonths: 1 });
    expect(yearOwning(12_000)).toMatchObject({
      verdict: "covered",
      coveredMonths: 12,
      payAsYouGo: new Decimal(0),
      cheapest: { total: new Decimal(0) },
    });
    expect(cheapest("face-recognition-cn/face-detection", 10_000).verdict).toBe("covered");
  });

  it("have nothing to compare with where only packs lead to a published price (P7)", () => {
    const advice = cheapest("faceid-cn/liveness-verification", 1_000_000);
    expect(advice).toMatchObject({ verdict: "only_with_packs", payAsYouGo: null });
    expect(advice.cheapest?.choices).not.toEqual([]);
  });

  it("are none where none are on sale, and without a published price nothing is compared (P7)", () => {
    const advice = cheapest("faceid-cn/bank-card-check", 1_000);
    expect(advice).toMatchObject({
      verdict: "no_packs",
      cheapest: { choices: [], total: advice.payAsYouGo },
    });
    const unpriced = { verdict: "no_price", payAsYouGo: null, cheapest: null };
    expect(cheapest("faceid-cn/bank-card-check", 1_000_000)).toMatchObject(unpriced);
    expect(cheapest("face-recognition-intl/face-search", 1)).toMatchObject(unpriced);
  });

  it("never cost more than doing nothing, and save what the advisor then says of them", () => {
    const count = fc.oneof(fc.nat(3_000), fc.nat(250_000), fc.nat(20_000_000));
    const owned = fc.array(fc.nat(30_000), { maxLength: 2 });
    fc.assert(
      fc.property(fc.constantFrom(...priced), count, owned, ({ meter }, monthlyCalls, units) => {
        const input = {
          meter: meter.id,
          monthlyCalls,
          owned: units.map((left, index) => pack(`owned-${index}`, left)),
          contracts: [],
          announced: nothingAnnounced,
        };
        const { payAsYouGo, cheapest } = cheapestForYear(input, now);
        if (cheapest === null || payAsYouGo === null) return;
        expect(cheapest.total.lessThanOrEqualTo(payAsYouGo)).toBe(true);
        const bought = { packs: [pack("z-bought", cheapest.units)], price: cheapest.price };
        const advice = advisePacks({ ...input, bought }, now);
        expect(advice?.saving.toFixed()).toBe(payAsYouGo.minus(cheapest.total).toFixed());
      }),
      { numRuns: 200 },
    );
  });
});
