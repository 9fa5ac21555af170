import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import type { MeterId } from "../catalog/types";
import { Decimal } from "../money";
import { daysUntilForecast, forecastWaste, type PaidPack } from "./waste";

const now = new Date("2026-10-15T00:00:00+08:00");
const image: MeterId = "face-fusion/image-face-fusion";
const paid = (id: string, remaining: number, days: number, units = 1_000): PaidPack => ({
  id,
  origin: "purchased",
  validFrom: addMonths(now, -6),
  validUntil: addDays(now, days),
  units,
  remaining,
  price: new Decimal(60),
});
const forecast = (packs: readonly PaidPack[], calls: number, change = {}) =>
  forecastWaste(
    { meter: image, packs: [], paid: packs, calls, days: 30, announced: nothingAnnounced, ...change },
    now,
  ).map(({ packId, unusedUnits, amount }) => [packId, unusedUnits, amount.toFixed(2)]);

describe("packs that will lapse unused", () => {
  it("lose what the days until their end do not need: 10 calls a day for 20 days leave 800 of 1,000", () => {
    expect(forecast([paid("a", 1_000, 20)], 300)).toEqual([["a", 800, "48.00"]]);
  });

  it("are none where calls use them up in time", () => {
    expect(forecast([paid("a", 200, 20)], 300)).toEqual([]);
  });

  it("are lost whole without any calls, each with its own price", () => {
    expect(forecast([paid("a", 1_000, 20), paid("b", 500, 40)], 0)).toEqual([
      ["a", 1_000, "60.00"],
      ["b", 500, "30.00"],
    ]);
  });

  it("wait for those that end before them, and for free ones (U1, U2)", () => {
    expect(forecast([paid("later", 1_000, 40), paid("sooner", 150, 20)], 300)).toEqual([
      ["later", 750, "45.00"],
    ]);
    const gift = { ...paid("gift", 100, 40), origin: "gifted" as const };
    expect(forecast([paid("a", 1_000, 20)], 300, { packs: [gift] })).toEqual([["a", 900, "54.00"]]);
  });

  it("know the free calls that every month brings (F3)", () => {
    const meter: MeterId = "face-recognition-cn/face-search";
    // 500 calls a day: the 17 days of October need the pack, November's 15,000 are 10,000 free and 5,000 of it.
    const packs = [paid("a", 1_000_000, 47, 1_000_000)];
    expect(forecast(packs, 15_000, { meter })).toEqual([["a", 1_000_000 - 8_500 - 5_000, "59.19"]]);
  });

  it("are not guessed at before a pack was valid for a whole week, though it is drawn in its turn", () => {
    const validSince = (ms: number) => ({ ...paid("a", 1_000, 20), validFrom: new Date(now.getTime() - ms) });
    const week = daysUntilForecast * 86_400_000;
    expect(daysUntilForecast).toBe(7);
    expect(forecast([validSince(week - 1)], 0)).toEqual([]);
    expect(forecast([validSince(week)], 0)).toEqual([["a", 1_000, "60.00"]]);
    expect(forecast([validSince(0), paid("later", 1_000, 40)], 300)).toEqual([["later", 800, "48.00"]]);
  });

  it("never lose more than is left, nor gain by fewer calls", () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 90 })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(some, fc.nat(5_000), fc.nat(5_000), (drafts, calls, more) => {
        const packs = drafts.map(([left, days], index) => paid(`p${index}`, left, days));
        const lost = (count: number) =>
          forecast(packs, count).reduce((sum, [, units]) => sum + Number(units), 0);
        expect(lost(calls)).toBeLessThanOrEqual(packs.reduce((sum, { remaining }) => sum + remaining, 0));
        expect(lost(calls + more)).toBeLessThanOrEqual(lost(calls));
      }),
    );
  });
});
