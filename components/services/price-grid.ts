import type { PackSize, PriceTable, Text } from "@/lib/billing/catalog/types";

export interface PricedMeter {
  readonly id: string;
  readonly name: Text;
  readonly table: PriceTable;
  /** A price agreed with this account, not the list price (rule P9). */
  readonly contract: boolean;
}

/** Meters whose tables have the same bounds: printed as one table, a row each, as the price lists do. */
export interface PriceGrid {
  readonly bounds: PriceTable["bounds"];
  /** Lower and upper bound of each column; `upTo` null is open-ended. */
  readonly columns: readonly { readonly from: number; readonly upTo: number | null }[];
  readonly rows: readonly (PricedMeter & { readonly unitPrices: readonly (string | null)[] })[];
}

export function priceGrids(meters: readonly PricedMeter[]): PriceGrid[] {
  const grids = new Map<string, PricedMeter[]>();
  for (const meter of meters) {
    const key = [meter.table.bounds, ...meter.table.tiers.map(({ upTo }) => upTo)].join(" ");
    grids.set(key, [...(grids.get(key) ?? []), meter]);
  }
  return [...grids.values()].flatMap((rows) => {
    const table = rows[0]?.table;
    if (!table) return [];
    return [
      {
        bounds: table.bounds,
        columns: table.tiers.map(({ upTo }, index) => ({ from: table.tiers[index - 1]?.upTo ?? 0, upTo })),
        rows: rows.map((row) => ({ ...row, unitPrices: row.table.tiers.map(({ unitPrice }) => unitPrice) })),
      },
    ];
  });
}

export interface PackMeter {
  readonly id: string;
  readonly name: Text;
  readonly kind: "calls" | "materials";
  readonly packs: readonly PackSize[];
}

/** Pack prices with a column per size; null where a meter has no pack of that size (rule P12). */
export function packGrid(meters: readonly PackMeter[]) {
  const withPacks = meters.filter(({ packs }) => packs.length > 0);
  const sizes = [...new Set(withPacks.flatMap(({ packs }) => packs.map(({ units }) => units)))].sort(
    (a, b) => a - b,
  );
  return {
    sizes,
    rows: withPacks.map((meter) => ({
      ...meter,
      prices: sizes.map((size) => meter.packs.find(({ units }) => units === size)?.price ?? null),
    })),
  };
}
