import { describe, expect, it } from "vitest";
import { findMeter } from "../catalog/catalog";
import type { PriceTable } from "../catalog/types";
import { firstUnpricedCalls, quoteNoticesCrossed } from "./quote-bound";

function listPrice(meter: string): PriceTable {
  const version = findMeter(meter)?.prices[0];
  if (!version) throw new Error(`No price of ${meter}`);
  return version;
}

describe("the contact-sales bound (rules P7, P8)", () => {
  it("lies where each document prints it", () => {
    expect(firstUnpricedCalls(listPrice("faceid-intl/liveness-face-comparison"))).toBe(200_001);
    expect(firstUnpricedCalls(listPrice("faceid-cn/liveness-verification"))).toBe(200_000);
    expect(firstUnpricedCalls(listPrice("face-recognition-intl/face-search"))).toBe(1);
    expect(firstUnpricedCalls(listPrice("face-fusion/image-face-fusion"))).toBeNull();
  });

  it("tells at 80 % and at 100 %, on the call that reaches it and once", () => {
    const table = listPrice("faceid-cn/liveness-verification");
    expect(quoteNoticesCrossed(table, 0, 159_999)).toEqual([]);
    expect(quoteNoticesCrossed(table, 159_999, 160_000)).toEqual([80]);
    expect(quoteNoticesCrossed(table, 160_000, 199_999)).toEqual([]);
    expect(quoteNoticesCrossed(table, 199_999, 200_000)).toEqual([100]);
    expect(quoteNoticesCrossed(table, 200_000, 300_000)).toEqual([]);
  });

  it("tells both when one report goes past both", () => {
    expect(quoteNoticesCrossed(listPrice("faceid-cn/liveness-verification"), 0, 250_000)).toEqual([80, 100]);
  });
});
