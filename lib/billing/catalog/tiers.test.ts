import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { services } from "./catalog";
import { firstCallsOf, qpsTierFor, qpsTierLabel, tierFor, tierLabel } from "./tiers";
import type { PriceTable, QpsTier } from "./types";

const upperInside: PriceTable = {
  bounds: "(a,b]",
  tiers: [
    { upTo: 10, unitPrice: "3" },
    { upTo: 20, unitPrice: "2" },
  ],
};
const lowerInside: PriceTable = { ...upperInside, bounds: "[a,b)" };
const tables = services.flatMap((service) => service.meters.flatMap(({ prices }) => prices));

describe("tiers", () => {
  it("take the printed side of a bound (P4)", () => {
    expect(tierFor(upperInside, 10)?.unitPrice).toBe("3");
    expect(tierFor(upperInside, 11)?.unitPrice).toBe("2");
    expect(tierFor(lowerInside, 9)?.unitPrice).toBe("3");
    expect(tierFor(lowerInside, 10)?.unitPrice).toBe("2");
  });

  it("put no calls into the first tier, and too many into none", () => {
    expect(tierFor(upperInside, 0)).toBe(upperInside.tiers[0]);
    expect(tierFor(upperInside, 20)).toBe(upperInside.tiers[1]);
    expect(tierFor(upperInside, 21)).toBeUndefined();
    expect(tierFor(lowerInside, 20)).toBeUndefined();
  });

  it("are labelled as the bill prints them", () => {
    const labels = (table: PriceTable) => table.tiers.map((tier) => tierLabel(table, tier));
    expect(labels(upperInside)).toEqual(["(0, 10]", "(10, 20]"]);
    expect(labels(lowerInside)).toEqual(["[0, 10)", "[10, 20)"]);
    const open: PriceTable = { ...lowerInside, tiers: [{ upTo: null, unitPrice: "1" }] };
    expect(labels(open)).toEqual(["[0, ∞)"]);
  });

  it("begin where their first call lands in them", () => {
    for (const table of tables) {
      for (const tier of table.tiers) {
        const first = firstCallsOf(table, tier);
        expect(tierFor(table, first)).toBe(tier);
        if (first > 1) expect(tierFor(table, first - 1)).not.toBe(tier);
      }
    }
  });

  it("leave no count of any published table without a tier", () => {
    fc.assert(
      fc.property(fc.constantFrom(...tables), fc.nat({ max: 2_000_000_000 }), (table, calls) => {
        expect(tierFor(table, calls)).toBeDefined();
      }),
    );
  });
});

describe("QPS tiers (B3)", () => {
  const tiers: readonly QpsTier[] = [
    { below: 50, perDay: "75", perMonth: "1700" },
    { below: 100, perDay: "60", perMonth: "1450" },
    { below: null, perDay: "50", perMonth: "1300" },
  ];

  it.each([
    [1, "(0, 50)"],
    [49, "(0, 50)"],
    [50, "[50, 100)"],
    [99, "[50, 100)"],
    [100, "[100, ∞)"],
  ])("%d QPS stand in %s", (qps, label) => {
    expect(qpsTierLabel(tiers, qpsTierFor(tiers, qps))).toBe(label);
  });

  it("must end open", () => {
    expect(() => qpsTierFor(tiers.slice(0, 2), 100)).toThrow("open");
  });
});
