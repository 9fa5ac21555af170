import { describe, expect, it } from "vitest";
import { services } from "@/lib/billing/catalog/catalog";
import type { ServiceId } from "@/lib/billing/catalog/types";
import { packGrid, priceGrids } from "./price-grid";

const meters = (id: ServiceId) => services.find((service) => service.id === id)?.meters ?? [];
const grids = (id: ServiceId) =>
  priceGrids(
    meters(id).flatMap(({ id: meter, name, prices }) =>
      prices.slice(0, 1).map((table) => ({ id: meter, name, table, contract: false })),
    ),
  );

describe("price tables as printed", () => {
  it("puts the meters of 002 into one table with its three columns", () => {
    const [grid, ...more] = grids("face-recognition-cn");
    expect(more).toEqual([]);
    expect(grid?.bounds).toBe("(a,b]");
    expect(grid?.columns).toEqual([
      { from: 0, upTo: 3_000_000 },
      { from: 3_000_000, upTo: 15_000_000 },
      { from: 15_000_000, upTo: null },
    ]);
    expect(grid?.rows).toHaveLength(8);
    expect(grid?.rows[0]?.unitPrices).toEqual(["0.0005", "0.0004", "0.0003"]);
  });

  it("keeps the two tables of 003 apart, because video has one flat price", () => {
    expect(grids("face-fusion").map(({ columns }) => columns.length)).toEqual([5, 1]);
  });

  it("keeps what has no published price as no price", () => {
    expect(grids("face-recognition-intl")[0]?.rows[0]?.unitPrices).toEqual([null]);
    expect(grids("faceid-intl")[0]?.rows[0]?.unitPrices.at(-1)).toBeNull();
  });
});

describe("pack tables as printed", () => {
  it("has a column per size and leaves out what is not on sale (P12)", () => {
    const grid = packGrid(meters("faceid-cn"));
    expect(grid.sizes).toEqual([100, 1_000, 5_000, 10_000, 100_000, 200_000, 500_000, 1_000_000]);
    expect(grid.rows).toHaveLength(6);
    const check = grid.rows.find(({ id }) => id === "faceid-cn/identity-check");
    expect(check?.prices).toEqual([null, "300", null, "2800", "26000", "48000", "115000", "220000"]);
  });

  it("is empty for a service without packs", () => {
    expect(packGrid(meters("faceid-intl"))).toEqual({ sizes: [], rows: [] });
  });
});
