import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryDelayMs } from "./retry";

const hour = 3_600_000;

describe("waiting between attempts", () => {
  it("grows four times each, up to half a day, and ends after eight attempts", () => {
    const seconds = Array.from({ length: 8 }, (_, index) => retryDelayMs(index + 1, 0)).map(
      (ms) => ms && ms / 1_000,
    );
    expect(seconds).toEqual([30, 120, 480, 1_920, 7_680, 30_720, 43_200, null]);
  });

  it("takes most of a day in all and never more, whatever chance says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (chances) => {
          const total = chances.reduce(
            (sum, chance, index) => sum + (retryDelayMs(index + 1, chance) ?? 0),
            0,
          );
          expect(total).toBeGreaterThan(18 * hour);
          expect(total).toBeLessThanOrEqual(24 * hour);
        },
      ),
    );
  });

  it("differs by chance, so that what failed together comes back apart", () => {
    expect(retryDelayMs(1, 0.999)).toBeLessThan(retryDelayMs(1, 0) ?? 0);
    expect(retryDelayMs(1, 0.999)).toBeGreaterThanOrEqual(24_000);
  });
});
