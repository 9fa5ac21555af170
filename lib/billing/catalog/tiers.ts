import type { Bounds, PriceTable, QpsTier, Tier } from "./types";

/**
 * The tier that `billable` calls land in (rules P3 to P5). No calls at all stand in the first tier, whichever side
 * its bounds leave open. A table whose last tier ends has no price above it: undefined.
 */
export function tierFor(table: PriceTable, billable: number): Tier | undefined {
  return table.tiers.find((tier) => tier.upTo === null || isBelow(table.bounds, billable, tier.upTo));
}

/** The fewest billable calls of the tier: what "reaching" it takes (rule P3). */
export function firstCallsOf(table: PriceTable, tier: Tier): number {
  const lower = lowerBound(table, tier);
  return table.bounds === "[a,b)" || lower === 0 ? lower : lower + 1;
}

/** The tier as the bill prints it: `(0, 3000000]`, `[0, 10000)`, `[10000000, ∞)`. */
export function tierLabel(table: PriceTable, tier: Tier): string {
  const [open, close] = table.bounds === "(a,b]" ? ["(", "]"] : ["[", ")"];
  const lower = `${open}${lowerBound(table, tier)}`;
  return tier.upTo === null ? `${lower}, ∞)` : `${lower}, ${tier.upTo}${close}`;
}

/** The tier of an order's QPS quantity (rule B3). */
export function qpsTierFor(tiers: readonly QpsTier[], qps: number): QpsTier {
  const tier = tiers.find(({ below }) => below === null || qps < below);
  if (tier === undefined) throw new Error(`No QPS tier for ${qps}: the table must end open`);
  return tier;
}

/** As printed in 003: `(0, 50)`, `[50, 100)`, `[100, ∞)`. */
export function qpsTierLabel(tiers: readonly QpsTier[], tier: QpsTier): string {
  const lower = tiers[tiers.indexOf(tier) - 1]?.below ?? 0;
  return `${lower === 0 ? "(" : "["}${lower}, ${tier.below ?? "∞"})`;
}

/** Whether two tables print the same. */
export function sameTable(a: PriceTable, b: PriceTable): boolean {
  return (
    a.bounds === b.bounds &&
    a.tiers.length === b.tiers.length &&
    a.tiers.every(
      (tier, index) => tier.upTo === b.tiers[index]?.upTo && tier.unitPrice === b.tiers[index]?.unitPrice,
    )
  );
}

function lowerBound(table: PriceTable, tier: Tier): number {
  return table.tiers[table.tiers.indexOf(tier) - 1]?.upTo ?? 0;
}

function isBelow(bounds: Bounds, calls: number, upTo: number): boolean {
  return bounds === "(a,b]" ? calls <= upTo : calls < upTo;
}
