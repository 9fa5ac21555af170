import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import { services } from "../catalog/catalog";
import type { ContractPrice, MeterId } from "../catalog/types";
import { type MonthUsage, rateMeter, rateMonth } from "./rate-month";

const month = billingMonth("2026-10");
const billed = (billable: number, covered: Partial<MonthUsage> = {}): MonthUsage => {
  const parts = { free: 0, gifted: 0, purchased: 0, qps: 0, refused: 0, ...covered, billable };
  return { ...parts, calls: Object.values(parts).reduce((a, b) => a + b, 0) };
};
const rate = (meter: MeterId, usage: MonthUsage, contracts: readonly ContractPrice[] = []) =>
  rateMonth({ meter, month, usage, contracts, announced: nothingAnnounced });
const shown = (line: ReturnType<typeof rate>) => [
  line.tier,
  line.unitPrice?.toString() ?? null,
  line.amount?.toString() ?? null,
  line.status,
];

describe("pricing a month", () => {
  it("20,000 liveness face comparisons cost 6,000 USD (001, fee calculation example)", () => {
    expect(rate("faceid-intl/liveness-face-comparison", billed(20_000)).amount?.toString()).toBe("6000");
  });

  it("1,000 liveness verifications cost 850 (P13)", () => {
    // Document 004, postpaid example 1, computes 1000 × 1 = 1000. Its own table puts 1,000 into 1000 ≤ calls < 1万
    // at 0.85. The printed table is the contract, and 850 is also the kinder reading.
    expect(rate("faceid-cn/liveness-verification", billed(1_000)).amount?.toString()).toBe("850");
    expect(rate("faceid-cn/liveness-verification", billed(999)).amount?.toString()).toBe("999");
  });

  it("prices all calls at the tier they reach, not only those above the bound (P3)", () => {
    expect(rate("face-fusion/image-face-fusion", billed(9_999)).amount?.toString()).toBe("649.935");
    expect(rate("face-fusion/image-face-fusion", billed(10_000)).amount?.toString()).toBe("500");
  });

  it("chooses the tier by what packs left over, not by all calls (P5)", () => {
    const line = rate("faceid-cn/liveness-verification", billed(5_000, { purchased: 10_000 }));
    expect(shown(line)).toEqual(["[1000, 10000)", "0.85", "4250", "priced"]);
    expect(line.calls).toBe(15_000);
  });

  it("counts each meter for itself (P6)", () => {
    expect(rate("face-recognition-cn/face-search", billed(2_000_000)).unitPrice?.toString()).toBe("0.0032");
    expect(rate("face-recognition-cn/face-search", billed(4_000_000)).unitPrice?.toString()).toBe("0.003");
  });

  it("keeps every decimal of a line (T5)", () => {
    expect(rate("face-recognition-cn/face-detection", billed(1)).amount?.toString()).toBe("0.0005");
    expect(rate("face-recognition-cn/face-detection", billed(1_000_000_000_000)).amount?.toString()).toBe(
      "300000000",
    );
  });

  it("shows a month without billable calls as 0 in the first tier (L1)", () => {
    expect(shown(rate("face-fusion/video-face-fusion", billed(0, { free: 7 })))).toEqual([
      "[0, ∞)",
      "0.2",
      "0",
      "priced",
    ]);
  });

  it("is exactly unit price × billable calls, or waits for a quote", () => {
    const meters = services.flatMap((service) => service.meters.map(({ id }) => id));
    fc.assert(
      fc.property(fc.constantFrom(...meters), fc.nat(20_000_000), (meter, billable) => {
        const { amount, unitPrice, status } = rate(meter, billed(billable));
        expect(status === "needs_quote").toBe(amount === null);
        if (amount !== null && unitPrice !== null)
          expect(amount.equals(unitPrice.times(billable))).toBe(true);
      }),
    );
  });

  it("throws on usage whose parts do not sum to its calls", () => {
    expect(() => rate("face-fusion/video-face-fusion", { ...billed(5), calls: 6 })).toThrow("sum to 5");
    expect(() => rate("face-fusion/image-materials", billed(1))).toThrow("Not a meter of calls");
  });
});

describe("calls without a published price (P7, P8)", () => {
  it.each([
    ["face-recognition-intl/face-search", 1, "(0, ∞)"],
    ["faceid-intl/liveness-face-comparison", 200_001, "(200000, ∞)"],
    ["faceid-cn/identity-check", 200_000, "[200000, ∞)"],
  ] as const)("%s with %d billable calls waits for a quote", (meter, billable, tier) => {
    expect(shown(rate(meter, billed(billable)))).toEqual([tier, null, null, "needs_quote"]);
    expect(rate(meter, billed(billable)).priceSource).toBeNull();
  });

  it("owe nothing and wait for nothing when there were none", () => {
    expect(shown(rate("face-recognition-intl/face-search", billed(0)))).toEqual([null, null, "0", "priced"]);
  });
});

describe("contract prices (P9)", () => {
  const search: MeterId = "face-recognition-intl/face-search";
  const contract = (from: string, unitPrice: string, meter: MeterId = search): ContractPrice => ({
    meter,
    effectiveFrom: new Date(from),
    bounds: "(a,b]",
    tiers: [
      { upTo: 100_000, unitPrice },
      { upTo: null, unitPrice: "0.001" },
    ],
  });

  it("price what has no list price, with tiers and bounds of their own", () => {
    const contracts = [contract("2026-01-01T00:00:00+08:00", "0.002")];
    expect(shown(rate(search, billed(100_000), contracts))).toEqual([
      "(0, 100000]",
      "0.002",
      "200",
      "priced",
    ]);
    expect(shown(rate(search, billed(100_001), contracts))).toEqual([
      "(100000, ∞)",
      "0.001",
      "100.001",
      "priced",
    ]);
  });

  it("replace the list price, which stays the base of a hold (L4)", () => {
    const meter: MeterId = "face-recognition-cn/face-search";
    const line = rate(meter, billed(1_000_000), [contract("2026-10-01T00:00:00+08:00", "0.002", meter)]);
    expect(line.amount?.toString()).toBe("1000");
    expect(line.listAmount?.toString()).toBe("3200");
    expect(line.priceSource).toEqual({ kind: "contract", from: new Date("2026-10-01T00:00:00+08:00") });
  });

  it("price whole months: the one in force on the first instant, the latest of several", () => {
    const old = contract("2026-01-01T00:00:00+08:00", "0.004");
    const onTheFirst = contract("2026-10-01T00:00:00+08:00", "0.003");
    const later = contract("2026-10-01T00:00:00.001+08:00", "0.002");
    const unitPrice = (contracts: ContractPrice[]) =>
      rate(search, billed(1), contracts).unitPrice?.toString();
    expect(unitPrice([later, onTheFirst, old])).toBe("0.003");
    expect(unitPrice([later, old])).toBe("0.004");
    expect(unitPrice([later])).toBeUndefined();
  });

  it("touch no other meter", () => {
    const contracts = [
      contract("2026-01-01T00:00:00+08:00", "0.002", "face-recognition-intl/face-verification"),
    ];
    expect(rate(search, billed(1), contracts).status).toBe("needs_quote");
  });

  it("that end leave the calls above them without a price", () => {
    const meter = { ...contract("2026-01-01T00:00:00+08:00", "0.002") };
    const ended: ContractPrice = { ...meter, tiers: meter.tiers.slice(0, 1) };
    expect(shown(rate(search, billed(100_001), [ended]))).toEqual([null, null, null, "needs_quote"]);
  });
});

it("prices a meter given as data, such as one with an announced version (P10)", () => {
  const meter = services
    .flatMap((service) => service.meters)
    .find(({ id }) => id === "face-fusion/video-face-fusion");
  if (meter === undefined) throw new Error("Face Fusion has a video meter");
  const announced = {
    id: "next",
    effectiveFrom: "2026-10-01T00:00:00+08:00",
    announcedOn: "2026-08-01T00:00:00+08:00",
    bounds: "[a,b)" as const,
    tiers: [{ upTo: null, unitPrice: "0.10" }],
  };
  const line = rateMeter(
    { ...meter, prices: [...meter.prices, announced] },
    { month, usage: billed(10), contracts: [] },
  );
  expect(line.amount?.toString()).toBe("1");
  expect(line.priceSource).toEqual({ kind: "list", version: "next" });
});
