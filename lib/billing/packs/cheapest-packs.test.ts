import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { services } from "../catalog/catalog";
import type { PackSize } from "../catalog/types";
import { Decimal } from "../money";
import { cheapestPacks } from "./cheapest-packs";

const metersWithPacks = services
  .flatMap((service) => [...service.meters, ...service.capacityMeters])
  .filter((meter) => meter.packs.length > 0);
const packsOf = (id: string): readonly PackSize[] =>
  metersWithPacks.find((meter) => meter.id === id)?.packs ?? [];

/** The cheapest price of holding at least 0, 1, 2 … steps, by trying every last pack of every amount. */
function bruteForce(sizes: readonly PackSize[], step: number, steps: number): bigint[] {
  const cents = (size: PackSize) => BigInt(new Decimal(size.price).times(100).toFixed());
  const least: bigint[] = [0n];
  for (let missing = 1; missing <= steps; missing++) {
    let best: bigint | null = null;
    for (const size of sizes) {
      const rest = least[Math.max(0, missing - size.units / step)] ?? 0n;
      const price = rest + cents(size);
      if (best === null || price < best) best = price;
    }
    least.push(best ?? 0n);
  }
  return least;
}

describe("the cheapest packs", () => {
  it("for 30万 of 004 are 20万 + 10万 for 230,000, not 3 × 10万 for 240,000", () => {
    const found = cheapestPacks(packsOf("faceid-cn/liveness-verification"), 300_000);
    expect(found?.price).toEqual(new Decimal(230_000));
    expect(found?.choices.map(({ size, quantity }) => [size.units, quantity])).toEqual([
      [200_000, 1],
      [100_000, 1],
    ]);
  });

  it("for three times 1000万 of 002 are just that: 91,200", () => {
    const found = cheapestPacks(packsOf("face-recognition-cn/face-comparison"), 30_000_000);
    expect(found?.price).toEqual(new Decimal(91_200));
    expect(found?.choices).toMatchObject([{ quantity: 3, size: { units: 10_000_000 } }]);
  });

  it("are one larger pack where that costs less than several small ones", () => {
    // Eight packs of 1,000 images cost 480, one of 10,000 costs 450.
    const found = cheapestPacks(packsOf("face-fusion/image-face-fusion"), 8_000);
    expect(found).toMatchObject({ units: 10_000, choices: [{ quantity: 1 }] });
    expect(found?.price).toEqual(new Decimal(450));
  });

  it("are none where nothing is on sale", () => {
    expect(cheapestPacks([], 1_000)).toBeNull();
  });

  // 3,000 steps of the smallest pack reach well beyond the largest one of most meters; the bound is memory only.
  it.each(metersWithPacks.map((meter) => [meter.id, meter.packs] as const))(
    "agree with trying everything: %s",
    (_, sizes) => {
      const step = Math.min(...sizes.map((size) => size.units));
      const steps = Math.min(3_000, 2 * Math.max(...sizes.map((size) => size.units / step)) + 20);
      const expected = bruteForce(sizes, step, steps);
      for (let count = 1; count <= steps; count += count < 300 ? 1 : 37) {
        const price = cheapestPacks(sizes, count * step)
          ?.price.times(100)
          .toFixed();
        expect({ count, price }).toEqual({ count, price: String(expected[count]) });
      }
    },
  );

  it("agree with trying everything for any price list", () => {
    const size = fc.record({
      units: fc.integer({ min: 1, max: 40 }),
      price: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 120 }),
        (list, units) => {
          const sizes = list.map((each) => ({ units: each.units, price: String(each.price) }));
          const found = cheapestPacks(sizes, units);
          expect(found?.price.times(100).toFixed()).toBe(String(bruteForce(sizes, 1, units)[units]));
          expect(found?.units).toBeGreaterThanOrEqual(units);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("take no noticeable time for the largest order there can be", () => {
    const started = performance.now();
    for (const meter of metersWithPacks) {
      for (const size of meter.packs)
        for (const quantity of [1, 37, 99, 100]) cheapestPacks(meter.packs, size.units * quantity - 1);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
