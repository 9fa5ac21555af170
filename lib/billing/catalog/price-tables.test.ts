import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { rateMonth } from "../rating/rate-month";
import { nothingAnnounced } from "./announced";
import { findMeter, services } from "./catalog";
import type { MeterId } from "./types";

/**
 * The price tables of the documents, typed from the documents and not from the catalogue. Each bound is tried with
 * the last count of the tier below and the first of the tier above (rules P3 and P4); null is "contact sales" (P7).
 */
type Row = readonly [billable: number, unitPrice: string | null, tier: string];
const million = 1_000_000;

/** 001 and 002 print (a, b]: the bound itself is still the lower tier. */
const table001: readonly Row[] = [
  [1, "0.4", "(0, 1000]"],
  [1_000, "0.4", "(0, 1000]"],
  [1_001, "0.35", "(1000, 10000]"],
  [10_000, "0.35", "(1000, 10000]"],
  [10_001, "0.3", "(10000, 100000]"],
  [100_000, "0.3", "(10000, 100000]"],
  [100_001, "0.25", "(100000, 200000]"],
  [200_000, "0.25", "(100000, 200000]"],
  [200_001, null, "(200000, ∞)"],
];

const table002 = (low: string, middle: string, high: string): readonly Row[] => [
  [1, low, "(0, 3000000]"],
  [3 * million, low, "(0, 3000000]"],
  [3 * million + 1, middle, "(3000000, 15000000]"],
  [15 * million, middle, "(3000000, 15000000]"],
  [15 * million + 1, high, "(15000000, ∞)"],
];

/** 003 and 004 print [a, b): the bound itself is the upper tier already. */
const table004 = (first: string, second: string, third: string, fourth: string): readonly Row[] => [
  [1, first, "[0, 1000)"],
  [999, first, "[0, 1000)"],
  [1_000, second, "[1000, 10000)"],
  [9_999, second, "[1000, 10000)"],
  [10_000, third, "[10000, 100000)"],
  [99_999, third, "[10000, 100000)"],
  [100_000, fourth, "[100000, 200000)"],
  [199_999, fourth, "[100000, 200000)"],
  [200_000, null, "[200000, ∞)"],
];

const unpriced: readonly Row[] = [
  [1, null, "(0, ∞)"],
  [1_000_000_000, null, "(0, ∞)"],
];

const printed: Readonly<Record<string, readonly Row[]>> = {
  "face-recognition-intl/face-verification": unpriced,
  "face-recognition-intl/face-search": unpriced,
  "face-recognition-intl/group-management": unpriced,
  "faceid-intl/liveness-face-comparison": table001,
  "face-recognition-cn/face-detection": table002("0.0005", "0.0004", "0.0003"),
  "face-recognition-cn/face-landmarks": table002("0.002", "0.0018", "0.0015"),
  "face-recognition-cn/face-comparison": table002("0.0032", "0.003", "0.0027"),
  "face-recognition-cn/face-verification": table002("0.0032", "0.003", "0.0027"),
  "face-recognition-cn/face-search": table002("0.0032", "0.003", "0.0027"),
  "face-recognition-cn/multi-face-search": table002("0.0032", "0.003", "0.0027"),
  "face-recognition-cn/person-management": table002("0.0032", "0.003", "0.0027"),
  "face-recognition-cn/static-liveness": table002("0.0019", "0.0017", "0.0013"),
  "face-fusion/image-face-fusion": [
    [1, "0.065", "[0, 10000)"],
    [9_999, "0.065", "[0, 10000)"],
    [10_000, "0.05", "[10000, 100000)"],
    [99_999, "0.05", "[10000, 100000)"],
    [100_000, "0.035", "[100000, 1000000)"],
    [999_999, "0.035", "[100000, 1000000)"],
    [million, "0.02", "[1000000, 10000000)"],
    [10 * million - 1, "0.02", "[1000000, 10000000)"],
    [10 * million, "0.006", "[10000000, ∞)"],
  ],
  // One price at any volume (rule P11).
  "face-fusion/video-face-fusion": [
    [1, "0.2", "[0, ∞)"],
    [1_000_000_000, "0.2", "[0, ∞)"],
  ],
  "faceid-cn/wechat-liveness-verification": table004("1.2", "1", "0.85", "0.75"),
  "faceid-cn/wechat-liveness-comparison": table004("0.6", "0.55", "0.5", "0.45"),
  "faceid-cn/liveness-verification": table004("1", "0.85", "0.75", "0.68"),
  "faceid-cn/photo-verification": table004("1", "0.85", "0.75", "0.68"),
  "faceid-cn/liveness-comparison": table004("0.15", "0.13", "0.11", "0.11"),
  "faceid-cn/wechat-custom-library": table004("0.8", "0.7", "0.6", "0.5"),
  "faceid-cn/identity-check": table004("0.3", "0.3", "0.28", "0.26"),
  "faceid-cn/bank-card-check": table004("0.4", "0.38", "0.36", "0.34"),
  "faceid-cn/phone-number-check": table004("0.4", "0.38", "0.36", "0.36"),
  "faceid-cn/bank-card-lookup": table004("0.3", "0.3", "0.3", "0.2"),
};

const cases = Object.entries(printed).flatMap(([meter, rows]) => rows.map((row) => [meter, ...row] as const));

describe("the price tables as printed", () => {
  it("are those of every meter of calls, and of no other", () => {
    const meters = services.flatMap((service) => service.meters.map(({ id }) => id));
    expect(meters.toSorted()).toEqual(Object.keys(printed).toSorted());
  });

  it.each(cases)("%s: %d billable calls cost %s each, tier %s", (id, billable, unitPrice, tier) => {
    const line = rateMonth({
      meter: findMeter(id)?.id as MeterId,
      month: billingMonth("2026-10"),
      usage: { calls: billable, free: 0, gifted: 0, purchased: 0, qps: 0, billable, refused: 0 },
      contracts: [],
      announced: nothingAnnounced,
    });
    expect(line.tier).toBe(tier);
    expect(line.unitPrice?.toString() ?? null).toBe(unitPrice);
    expect(line.status).toBe(unitPrice === null ? "needs_quote" : "priced");
  });
});
