import type { PackSize } from "../catalog/types";
import { Decimal } from "../money";
import type { PackChoice } from "../packs/cheapest-packs";
import { billedFrom, coverageStretches, type Demand, type Stretch } from "./coverage-stretches";

/** Packs to buy now for months to come, perhaps none, and what those months then cost. */
export interface Coverage {
  /** Largest first; empty: buy nothing. */
  readonly choices: readonly PackChoice[];
  readonly units: number;
  readonly price: Decimal;
  /** What is still billed. */
  readonly billed: Decimal;
  readonly total: Decimal;
}

/**
 * The cheapest of all combinations of packs, exactly; buying nothing wins a tie. Null where even packs leave something
 * without a published price (rule P7).
 *
 * Within a stretch every pack changes the total by a fixed amount, its price less what it saves. Branch and bound over
 * the sizes by price per unit: what is still to be covered costs at least what the next size asks for it, and no size
 * is taken so often that one larger pack holds the same for no more.
 */
export function cheapestCoverage(sizes: readonly PackSize[], demands: readonly Demand[]): Coverage | null {
  const search = new Search(sizes, billedFrom(demands));
  for (const stretch of coverageStretches(demands)) search.look(stretch);
  return search.best === null ? null : coverageOf(search.sizes, search.best);
}

interface Sized extends PackSize {
  readonly amount: Decimal;
  /** One fewer than a larger pack replaces; Infinity where none does. */
  readonly cap: number;
  /** The units of all sizes after this one, as often as they may be taken. */
  readonly unitsAfter: number;
}

interface Found {
  readonly counts: readonly number[];
  readonly total: Decimal;
}

class Search {
  readonly sizes: readonly Sized[];
  best: Found | null;
  readonly #counts: number[];

  constructor(sizes: readonly PackSize[], withoutPacks: Decimal | null) {
    this.sizes = inOrder(sizes);
    this.#counts = this.sizes.map(() => 0);
    this.best = withoutPacks === null ? null : { counts: [...this.#counts], total: withoutPacks };
  }

  look(stretch: Stretch): void {
    this.#take(0, 0, stretch.fixed, stretch);
  }

  #take(position: number, units: number, total: Decimal, stretch: Stretch): void {
    const { least, most, unitPrice } = stretch;
    const size = this.sizes[position];
    if (size === undefined) {
      if (units < least || (this.best !== null && total.greaterThanOrEqualTo(this.best.total))) return;
      this.best = { counts: [...this.#counts], total };
      return;
    }
    const change = size.amount.minus(unitPrice.times(size.units));
    // A pack that saves less than it costs is only worth taking until the stretch is reached.
    const room = change.isNegative() ? most - units : Math.min(least - units + size.units - 1, most - units);
    const times = Math.min(size.cap, Math.max(0, Math.floor(room / size.units)));
    for (let count = times; count >= 0; count--) {
      const taken = units + count * size.units;
      const paid = total.plus(change.times(count));
      if (taken + size.unitsAfter < least) break;
      if (this.#isTooDear(position + 1, taken, paid, stretch)) {
        // One fewer can still be cheaper where this one was more than enough; otherwise it only gets dearer.
        if (taken > least && !change.isNegative()) continue;
        break;
      }
      this.#counts[position] = count;
      this.#take(position + 1, taken, paid, stretch);
    }
    this.#counts[position] = 0;
  }

  /** Whether even the next size's price per unit for all that follows cannot beat the best so far. */
  #isTooDear(position: number, units: number, total: Decimal, { least, most, unitPrice }: Stretch): boolean {
    if (this.best === null) return false;
    const limit = this.best.total;
    const next = this.sizes[position];
    if (next === undefined) return total.greaterThanOrEqualTo(limit);
    const change = next.amount.minus(unitPrice.times(next.units));
    const available = next.cap * next.units + next.unitsAfter;
    const more = change.isNegative() ? Math.min(most - units, available) : Math.max(0, least - units);
    return total.minus(limit).times(next.units).plus(change.times(more)).greaterThanOrEqualTo(0);
  }
}

/** By price per unit, compared without dividing; the larger first where it is equal. */
function inOrder(sizes: readonly PackSize[]): Sized[] {
  const priced = sizes.map((size) => ({ ...size, amount: new Decimal(size.price) }));
  priced.sort((a, b) => a.amount.times(b.units).comparedTo(b.amount.times(a.units)) || b.units - a.units);
  const capped = priced.map((size) => ({ ...size, cap: capOf(size, priced) }));
  return capped.map((size, index) => ({
    ...size,
    unitsAfter: capped.slice(index + 1).reduce((sum, { cap, units }) => sum + cap * units, 0),
  }));
}

/** So many of a size, and not one more: one more pack could be had as a larger one of the same units, for no more. */
function capOf(
  size: PackSize & { amount: Decimal },
  all: readonly (PackSize & { amount: Decimal })[],
): number {
  const replacements = all.flatMap(({ units, amount }) => {
    const times = units / size.units;
    const replaces =
      times > 1 && Number.isInteger(times) && amount.lessThanOrEqualTo(size.amount.times(times));
    return replaces ? [times - 1] : [];
  });
  return Math.min(Number.POSITIVE_INFINITY, ...replacements);
}

function coverageOf(sizes: readonly Sized[], { counts, total }: Found): Coverage {
  const choices = sizes
    .map(({ units, price }, position) => ({ size: { units, price }, quantity: counts[position] ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
    .sort((a, b) => b.size.units - a.size.units);
  const units = choices.reduce((sum, { size, quantity }) => sum + size.units * quantity, 0);
  const price = choices.reduce(
    (sum, { size, quantity }) => sum.plus(new Decimal(size.price).times(quantity)),
    new Decimal(0),
  );
  return { choices, units, price, billed: total.minus(price), total };
}
