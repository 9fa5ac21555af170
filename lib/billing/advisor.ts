import { findAnnouncedMeter } from "./catalog/announced";
import type { Meter } from "./catalog/types";
import type { DrawablePack } from "./metering/draw-down";
import type { Decimal } from "./money";
import { type Coverage, cheapestCoverage } from "./what-if/cheapest-coverage";
import { billedFrom } from "./what-if/coverage-stretches";
import { playYear, type YearInput } from "./what-if/year";

export interface AdviceInput extends YearInput {
  readonly bought: { readonly packs: readonly DrawablePack[]; readonly price: Decimal };
}

/** A year at the same usage, without and with what is about to be bought. */
export interface PackAdvice {
  readonly payAsYouGo: Decimal;
  /** The price of the packs and what they leave to pay. */
  readonly withPacks: Decimal;
  /** Below zero: the packs cost more than they save. */
  readonly saving: Decimal;
  /** How many more units would be left over at the end of the year, and lapse. */
  readonly unusedUnits: number;
}

/**
 * Compares a purchase with pay-as-you-go over a year of the same usage, through the rules that draw packs down and
 * rate a month: a pack can also make the rest dearer, because the tier is chosen after packs (rule P5). Null where
 * some month has no published price to compare with (rule P7).
 */
export function advisePacks(input: AdviceInput, now: Date): PackAdvice | null {
  const meter = findAnnouncedMeter(input.meter, input.announced);
  if (meter === undefined) return null;
  const without = playYear(meter, input, now);
  const withThem = playYear(meter, { ...input, owned: [...input.owned, ...input.bought.packs] }, now);
  const payAsYouGo = billedFrom(without.months);
  const billed = billedFrom(withThem.months);
  if (payAsYouGo === null || billed === null) return null;
  const withPacks = billed.plus(input.bought.price);
  return {
    payAsYouGo,
    withPacks,
    saving: payAsYouGo.minus(withPacks),
    unusedUnits: withThem.unitsLeft - without.unitsLeft,
  };
}

/**
 * What a year of the same usage asks for: `buy` packs, or buy them `later` (what the account has lasts that long), or
 * `do_not_buy` because none saves anything, or nothing at all because what it has has `covered` the year already;
 * `only_with_packs` where packs have a price and the calls beyond them have none, `no_packs` where none are on sale,
 * `no_price` where nothing has a published price (rule P7).
 */
export type YearVerdict =
  | "buy"
  | "later"
  | "do_not_buy"
  | "covered"
  | "only_with_packs"
  | "no_price"
  | "no_packs";

/** The cheapest packs for a year of the same usage, bought now; amounts exact, in the meter's currency, before tax. */
export interface YearAdvice {
  readonly verdict: YearVerdict;
  /** Null where some month has no published price (rule P7). */
  readonly payAsYouGo: Decimal | null;
  /** Without choices: none is worth buying. Null where even packs leave something without a published price. */
  readonly cheapest: Coverage | null;
  /** For how many months from now what the account has, and what is free, leaves nothing to be billed. */
  readonly coveredMonths: number;
}

/**
 * Finds the cheapest of all combinations of packs for a year of the same usage. Packs bought now end last of all, so
 * what the account has already is drawn before them and they cover what would be billed.
 */
export function cheapestForYear(input: YearInput, now: Date): YearAdvice {
  const meter = findAnnouncedMeter(input.meter, input.announced);
  if (meter === undefined) throw new Error(`Not a meter of calls: ${input.meter}`);
  const { months } = playYear(meter, input, now);
  const first = months.findIndex(({ billable }) => billable > 0);
  const coveredMonths = first < 0 ? months.length : first;
  const payAsYouGo = billedFrom(months);
  const cheapest = cheapestCoverage(meter.packs, months);
  return {
    verdict: verdictOf(meter, payAsYouGo, cheapest, coveredMonths),
    payAsYouGo,
    cheapest,
    coveredMonths,
  };
}

function verdictOf(
  meter: Meter,
  payAsYouGo: Decimal | null,
  cheapest: Coverage | null,
  coveredMonths: number,
): YearVerdict {
  if (meter.packs.length === 0) return payAsYouGo ? "no_packs" : "no_price";
  if (cheapest === null) return "no_price";
  if (cheapest.choices.length === 0) return cheapest.total.isZero() ? "covered" : "do_not_buy";
  // What the account has lasts: a pack bought now would only run out of its year meanwhile.
  if (coveredMonths > 0) return "later";
  return payAsYouGo ? "buy" : "only_with_packs";
}
