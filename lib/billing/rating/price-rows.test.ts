import { describe, expect, it } from "vitest";
import { services } from "../catalog/catalog";
import { tierFor, tierLabel } from "../catalog/tiers";
import type { PriceTable } from "../catalog/types";
import { priceRows } from "./price-rows";

const tiers = [
  { upTo: 100, unitPrice: "0.5" },
  { upTo: 200, unitPrice: "0.4" },
  { upTo: null, unitPrice: null },
];
const ranges = (table: PriceTable) => priceRows(table, null).map(({ from, to }) => [from, to]);

describe("the rows of a price table", () => {
  it("say in whole calls which side of each bound is inside (P4)", () => {
    expect(ranges({ bounds: "(a,b]", tiers })).toEqual([
      [0, 100],
      [101, 200],
      [201, null],
    ]);
    expect(ranges({ bounds: "[a,b)", tiers })).toEqual([
      [0, 99],
      [100, 199],
      [200, null],
    ]);
  });

  it("mark the one row that the bill line names", () => {
    const rows = priceRows({ bounds: "(a,b]", tiers }, "(100, 200]");
    expect(rows.map(({ reached }) => reached)).toEqual([false, true, false]);
    expect(priceRows({ bounds: "(a,b]", tiers }, null).some(({ reached }) => reached)).toBe(false);
  });

  it("agree with the tier that prices the calls, at both ends of every printed row", () => {
    const tables = services.flatMap((service) => service.meters.flatMap((meter) => meter.prices));
    for (const table of tables) {
      for (const row of priceRows(table, null)) {
        for (const calls of [row.from, row.to ?? row.from + 1_000_000]) {
          const tier = tierFor(table, calls);
          expect(tier && tierLabel(table, tier)).toBe(row.label);
        }
      }
    }
  });
});
