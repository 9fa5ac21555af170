import type { PackSize } from "../catalog/types";
import { Decimal } from "../money";

export interface PackChoice {
  readonly size: PackSize;
  readonly quantity: number;
}

/** Packs of one meter that together hold at least what was asked for. */
export interface PackCombination {
  /** Largest first; at least one of each. */
  readonly choices: readonly PackChoice[];
  readonly units: number;
  readonly price: Decimal;
}

/**
 * The cheapest packs that hold at least `units`, exactly: 30万 of 004 are 20万 + 10万 for 230,000, not 3 × 10万 for
 * 240,000. Of equally cheap ones the one with the fewest packs. Null where nothing is on sale.
 *
 * Branch and bound: sizes by price per unit, best first. Whatever is still missing costs at least the next size's
 * price per unit, and taking less of a better size only raises that bound, so most branches end at once.
 */
export function cheapestPacks(sizes: readonly PackSize[], units: number): PackCombination | null {
  if (sizes.length === 0 || units <= 0) return null;
  const byValue = sizes
    .map((size) => ({ size, price: new Decimal(size.price) }))
    .sort((a, b) => compareValue(a, b) || b.size.units - a.size.units);
  let best: { counts: number[]; price: Decimal; packs: number } | null = null;
  const counts = byValue.map(() => 0);

  const isWorse = (price: Decimal, packs: number): boolean =>
    best !== null && (price.greaterThan(best.price) || (price.equals(best.price) && packs >= best.packs));

  function take(position: number, missing: number, price: Decimal, packs: number): void {
    if (missing <= 0) {
      if (!isWorse(price, packs)) best = { counts: [...counts], price, packs };
      return;
    }
    const here = byValue[position];
    if (here === undefined) return;
    const next = byValue[position + 1];
    for (let count = Math.ceil(missing / here.size.units); count >= 0; count--) {
      const left = missing - count * here.size.units;
      const paid = price.plus(here.price.times(count));
      if (left > 0 && (next === undefined || (best !== null && atLeast(paid, left, next, best.price)))) break;
      counts[position] = count;
      take(position + 1, left, paid, packs + count);
    }
    counts[position] = 0;
  }

  take(0, units, new Decimal(0), 0);
  return best === null ? null : combinationOf(byValue, best);
}

interface Sized {
  readonly size: PackSize;
  readonly price: Decimal;
}

/** By price per unit, compared without dividing. */
function compareValue(a: Sized, b: Sized): number {
  return a.price.times(b.size.units).comparedTo(b.price.times(a.size.units));
}

/** Whether `paid` and the least that `left` more units can cost come to more than the limit. */
function atLeast(paid: Decimal, left: number, next: Sized, limit: Decimal): boolean {
  return paid.minus(limit).times(next.size.units).plus(next.price.times(left)).greaterThan(0);
}

function combinationOf(
  byValue: readonly Sized[],
  { counts, price }: { counts: readonly number[]; price: Decimal },
): PackCombination {
  const choices = byValue
    .map(({ size }, position) => ({ size, quantity: counts[position] ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
    .sort((a, b) => b.size.units - a.size.units);
  const units = choices.reduce((sum, { size, quantity }) => sum + size.units * quantity, 0);
  return { choices, units, price };
}
