import { tierFor } from "../catalog/tiers";
import type { PriceTable } from "../catalog/types";
import { Decimal } from "../money";
import { priceRows } from "../rating/price-rows";

/** A month to come, as it would be without the packs in question. */
export interface Demand {
  readonly billable: number;
  /** How many of them packs bought now can still cover; calls that are over cannot be. */
  readonly coverable: number;
  /** What prices the month. */
  readonly table: PriceTable;
}

/**
 * Numbers of bought units, both ends inside, within which one more unit always saves the same: what is billed then is
 * `fixed - unitPrice × units`.
 */
export interface Stretch {
  readonly least: number;
  /** Infinity: more units than can be used. */
  readonly most: number;
  readonly unitPrice: Decimal;
  readonly fixed: Decimal;
}

/**
 * What the months cost for every number of units bought ahead. Units are drawn month by month, so all but one month
 * are either wholly covered or not at all, and the tier that the rest of that one reaches prices all of it (rules P3
 * and P5). Numbers of units that leave a month without a published price are in no stretch (rule P7).
 */
export function coverageStretches(demands: readonly Demand[]): Stretch[] {
  const stretches: Stretch[] = [];
  let unitsBefore = 0;
  let billedBefore: Decimal | null = new Decimal(0);
  for (const [index, { billable, coverable, table }] of demands.entries()) {
    const others = plus(billedBefore, billedFrom(demands, index + 1));
    if (others !== null) {
      for (const { from, to, unitPrice } of priceRows(table, null)) {
        const fewest = Math.max(from, billable - coverable);
        const most = Math.min(to ?? billable, billable);
        if (unitPrice === null || fewest > most) continue;
        stretches.push({
          least: unitsBefore + billable - most,
          most: unitsBefore + billable - fewest,
          unitPrice: new Decimal(unitPrice),
          fixed: others.plus(new Decimal(unitPrice).times(unitsBefore + billable)),
        });
      }
    }
    unitsBefore += coverable;
    billedBefore = plus(billedBefore, billed(table, billable - coverable));
  }
  if (billedBefore === null) return stretches;
  const nothingMore = { unitPrice: new Decimal(0), fixed: billedBefore };
  return [...stretches, { ...nothingMore, least: unitsBefore, most: Number.POSITIVE_INFINITY }];
}

/** What the months cost without any purchase; null where one has no published price (rule P7). */
export function billedFrom(demands: readonly Demand[], first = 0): Decimal | null {
  return demands
    .slice(first)
    .reduce<Decimal | null>((sum, { table, billable }) => plus(sum, billed(table, billable)), new Decimal(0));
}

function billed(table: PriceTable, billable: number): Decimal | null {
  if (billable === 0) return new Decimal(0);
  const tier = tierFor(table, billable);
  return tier?.unitPrice ? new Decimal(tier.unitPrice).times(billable) : null;
}

function plus(a: Decimal | null, b: Decimal | null): Decimal | null {
  return a === null || b === null ? null : a.plus(b);
}
