import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import { services } from "../catalog/catalog";
import type { Bounds, Meter, MeterId, PackSize, PriceTable } from "../catalog/types";
import { priceVersionFor } from "../catalog/versions";
import { Decimal } from "../money";
import { rateMonth } from "../rating/rate-month";
import { cheapestCoverage } from "./cheapest-coverage";
import type { Demand } from "./coverage-stretches";

const month = billingMonth("2026-10");
const meters = services.flatMap((service) => service.meters).filter(({ packs }) => packs.length > 0);
const meterOf = (id: MeterId): Meter => {
  const meter = meters.find((each) => each.id === id);
  if (meter === undefined) throw new Error(id);
  return meter;
};
const demandOf = (meter: Meter, billable: number): Demand => ({
  billable,
  coverable: billable,
  table: priceVersionFor(meter, month),
});
const cheapest = (id: MeterId, ...months: number[]) => {
  const meter = meterOf(id);
  const found = cheapestCoverage(
    meter.packs,
    months.map((billable) => demandOf(meter, billable)),
  );
  return {
    total: found?.total.toFixed(),
    choices: found?.choices.map(({ size, quantity }) => [size.units, quantity]),
  };
};

describe("the cheapest way through a month", () => {
  it("is one pack of 10,000 for 9,999 image fusions: 450 instead of 649.935 (003)", () => {
    expect(cheapest("face-fusion/image-face-fusion", 9_999)).toEqual({
      total: "450",
      choices: [[10_000, 1]],
    });
  });

  it("is no pack for 10,000 liveness verifications: 7,500 by calls, 8,500 by the pack (004)", () => {
    expect(cheapest("faceid-cn/liveness-verification", 10_000)).toEqual({ total: "7500", choices: [] });
  });

  it("never lets a pack take the rest into a dearer tier unnoticed (P5)", () => {
    // 100,000 are 68,000 by calls; a pack of 1万 for 8,500 would leave 90,000 at 0.75: 76,000 in all.
    expect(cheapest("faceid-cn/liveness-verification", 100_000)).toEqual({ total: "68000", choices: [] });
  });

  it("buys what brings the rest below 200,000, where calls have a price (P7, 004)", () => {
    // 10万 and 100 for 80,099, then 199,900 at 0.68 are 135,932; 20万 for 150,000 would leave 68,000 to pay.
    expect(cheapest("faceid-cn/liveness-verification", 300_000)).toEqual({
      total: "216031",
      choices: [
        [100_000, 1],
        [100, 1],
      ],
    });
  });

  it("has no price where nothing on sale leads to one", () => {
    const unpriced: PriceTable = { bounds: "(a,b]", tiers: [{ upTo: null, unitPrice: null }] };
    expect(cheapestCoverage([], [{ billable: 5, coverable: 5, table: unpriced }])).toBeNull();
    expect(cheapestCoverage([], [{ billable: 0, coverable: 0, table: unpriced }])?.total.toFixed()).toBe("0");
  });

  it("covers no call that is over", () => {
    // 9,999 calls were billed already: a pack of 10,000 could cover the one to come and saves nothing.
    const meter = meterOf("face-fusion/image-face-fusion");
    const over = { ...demandOf(meter, 10_000), coverable: 1 };
    expect(cheapestCoverage(meter.packs, [over])).toMatchObject({ choices: [], total: new Decimal(500) });
  });
});

/** Ten thousandths of a currency unit: whole numbers for every price of the documents. */
const whole = (price: string) => Number(new Decimal(price).times(10_000).toFixed());

/** The least price of exactly 0, 1, 2 … steps of units, over every combination of packs there is. */
function priceOfExactly(sizes: readonly PackSize[], step: number, steps: number): number[] {
  const least = [0];
  for (let count = 1; count <= steps; count++) {
    const choices = sizes.map(({ units, price }) => (least[count - units / step] ?? Infinity) + whole(price));
    least.push(Math.min(Infinity, ...choices));
  }
  return least;
}

/** The months drawn one after the other, and what is left looked up in the printed table; Infinity without a price. */
function billedAfter(units: number, demands: readonly Demand[]): number {
  let left = units;
  let sum = 0;
  for (const { billable, coverable, table } of demands) {
    const drawn = Math.min(left, coverable);
    left -= drawn;
    const rest = billable - drawn;
    const inside = (upTo: number | null) =>
      upTo === null || (table.bounds === "(a,b]" ? rest <= upTo : rest < upTo);
    const price = table.tiers.find(({ upTo }) => inside(upTo))?.unitPrice;
    if (rest > 0) sum += price ? whole(price) * rest : Infinity;
  }
  return sum;
}

function bruteForce(sizes: readonly PackSize[], step: number, demands: readonly Demand[], prices: number[]) {
  const enough = demands.reduce((sum, { coverable }) => sum + coverable, 0);
  // More than enough only as much as the largest pack is more than enough.
  const most = Math.ceil(enough / step) + Math.max(0, ...sizes.map(({ units }) => units / step));
  let best = Infinity;
  for (let count = 0; count <= most; count++) {
    best = Math.min(best, (prices[count] ?? Infinity) + billedAfter(count * step, demands));
  }
  return best;
}

describe("agrees with trying every combination", () => {
  const steps = 3_000;

  it.each(meters.map((meter) => [meter.id, meter] as const))("for a month of %s", (_, meter) => {
    const step = Math.min(...meter.packs.map(({ units }) => units));
    const prices = priceOfExactly(meter.packs, step, steps);
    const table = priceVersionFor(meter, month);
    const reach = (steps * step) / 2;
    const bounds = table.tiers.flatMap(({ upTo }) => (upTo !== null && upTo <= reach ? [upTo] : []));
    const sizes = meter.packs.flatMap(({ units }) => (units <= reach ? [units] : []));
    const usages = [
      0,
      1,
      ...[...bounds, ...sizes, reach].flatMap((at) => [at - 1, at, at + 1, at + step / 2]),
    ];
    for (let part = 1; part <= 40; part++) usages.push(Math.round((reach * part * part) / 1_600));
    for (const billable of usages) {
      const demands = [demandOf(meter, billable)];
      const expected = bruteForce(meter.packs, step, demands, prices);
      const found = cheapestCoverage(meter.packs, demands);
      expect({ billable, total: found === null ? Infinity : whole(found.total.toFixed()) }).toEqual({
        billable,
        total: expected,
      });
    }
  });

  it.each(meters.map((meter) => [meter.id, meter] as const))("for a year of %s", (_, meter) => {
    const step = Math.min(...meter.packs.map(({ units }) => units));
    const prices = priceOfExactly(meter.packs, step, steps);
    for (let part = 1; part <= 20; part++) {
      const billable = Math.round((steps * step * part * part) / 400 / 30) + part;
      const demands = Array.from({ length: 12 }, () => demandOf(meter, billable));
      const expected = bruteForce(meter.packs, step, demands, prices);
      const found = cheapestCoverage(meter.packs, demands);
      expect({ billable, total: found && whole(found.total.toFixed()) }).toEqual({
        billable,
        total: expected,
      });
    }
  });

  it("for any price list, packs and months", () => {
    const price = fc.integer({ min: 1, max: 60 }).map((cents) => String(cents / 10));
    const table = fc.record({
      bounds: fc.constantFrom<Bounds>("(a,b]", "[a,b)"),
      tiers: fc
        .tuple(
          fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
          fc.array(fc.option(price), { minLength: 4, maxLength: 4 }),
        )
        .map(([bounds, prices]) =>
          [...bounds.sort((a, b) => a - b), null].map((upTo, index) => ({
            upTo,
            unitPrice: prices[index] ?? null,
          })),
        ),
    });
    const demand = fc
      .record({ billable: fc.nat(45), part: fc.nat(45), table })
      .map(({ part, ...rest }) => ({ ...rest, coverable: Math.min(part, rest.billable) }));
    const size = fc.record({
      units: fc.integer({ min: 1, max: 24 }),
      price: fc.integer({ min: 1, max: 90 }).map(String),
    });
    fc.assert(
      fc.property(
        fc.array(size, { maxLength: 4 }),
        fc.array(demand, { minLength: 1, maxLength: 4 }),
        (sizes, demands) => {
          const expected = bruteForce(sizes, 1, demands, priceOfExactly(sizes, 1, 250));
          const found = cheapestCoverage(sizes, demands);
          expect(found === null ? Infinity : whole(found.total.toFixed())).toBe(expected);
          if (found === null) return;
          expect(whole(found.billed.toFixed())).toBe(billedAfter(found.units, demands));
          const paid = found.choices.reduce(
            (sum, { size, quantity }) => sum + whole(size.price) * quantity,
            0,
          );
          expect(whole(found.price.toFixed())).toBe(paid);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

it("never costs more than buying nothing, and what is billed is what a bill charges", () => {
  fc.assert(
    fc.property(fc.constantFrom(...meters), fc.nat(50_000_000), (meter, billable) => {
      const amount = (calls: number) =>
        rateMonth({
          meter: meter.id,
          month,
          usage: { calls, free: 0, gifted: 0, purchased: 0, qps: 0, billable: calls, refused: 0 },
          contracts: [],
          announced: nothingAnnounced,
        }).amount;
      const found = cheapestCoverage(meter.packs, [demandOf(meter, billable)]);
      if (found === null) throw new Error("Packs alone always lead to a price");
      const nothing = amount(billable);
      if (nothing !== null) expect(found.total.lessThanOrEqualTo(nothing)).toBe(true);
      expect(amount(Math.max(0, billable - found.units))?.toFixed()).toBe(found.billed.toFixed());
    }),
  );
});
