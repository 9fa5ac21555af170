import { addDays, monthOf, monthStart, nextMonth } from "../billing-month";
import { type Announced, withAnnounced } from "../catalog/announced";
import { type DrawablePack, drawDownInOrder } from "../metering/draw-down";
import { Decimal } from "../money";
import { monthlyPacks } from "../packs/free-packs";
import { ownerOf } from "../packs/pack-grant";
import { LivePacks } from "./live-packs";

/**
 * For how many days a pack must have been valid before anything is said of its end: a week has every day of the week
 * once. After fewer, nobody knows yet how fast it will be used, and a warning would be a guess.
 */
export const daysUntilForecast = 7;

/** A pack that was paid for. */
export interface PaidPack extends DrawablePack {
  readonly units: number;
  readonly validUntil: Date;
  /** What it cost, before tax. */
  readonly price: Decimal;
}

/** A paid pack that will not be used up before it ends, if calls go on as they did. */
export interface Waste {
  readonly packId: string;
  readonly endsAt: Date;
  readonly unusedUnits: number;
  /** The unused units' share of the price, to the cent. */
  readonly amount: Decimal;
}

/**
 * Which paid packs of a meter will lapse with units left (rule U4) if every day brings as many calls as the days that
 * were: played day by day in the order in which packs are drawn, with the free packs that each month brings (rule F3).
 * Whole calls only: the days differ by one where they do not divide. Packs valid for less than a week are drawn in
 * their turn, but not reported.
 */
export function forecastWaste(
  input: {
    readonly meter: string;
    readonly packs: readonly DrawablePack[];
    readonly paid: readonly PaidPack[];
    readonly calls: number;
    readonly days: number;
    readonly announced: Announced;
  },
  now: Date,
): Waste[] {
  const { paid, calls, days } = input;
  const ends = paid.map(({ validUntil }) => validUntil.getTime());
  const last = new Date(Math.max(now.getTime(), ...ends));
  const live = new LivePacks([...input.packs, ...paid, ...freeOfMonths(input, now, last)]);
  const left = new Map(paid.map(({ id, remaining }) => [id, remaining]));
  let day = 0;
  for (let at = now; at < last; at = addDays(at, 1)) {
    day++;
    const today = Math.floor((calls * day) / days) - Math.floor((calls * (day - 1)) / days);
    const { draws } = drawDownInOrder(live.openAt(at), { calls: today, at });
    live.take(draws);
    for (const { packId, units } of draws) {
      const before = left.get(packId);
      if (before !== undefined) left.set(packId, before - units);
    }
  }
  return paid.flatMap(({ id, units, price, validFrom, validUntil }) => {
    const unusedUnits = left.get(id) ?? 0;
    if (unusedUnits === 0 || now < addDays(validFrom, daysUntilForecast)) return [];
    const amount = price.times(unusedUnits).dividedBy(units).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    return [{ packId: id, endsAt: validUntil, unusedUnits, amount }];
  });
}

/** The free packs of the months to come; the running month's was given already. */
function freeOfMonths(
  { meter, announced }: { readonly meter: string; readonly announced: Announced },
  now: Date,
  last: Date,
): DrawablePack[] {
  const service = withAnnounced(ownerOf(meter).service, announced);
  const packs: DrawablePack[] = [];
  for (let month = nextMonth(monthOf(now)); monthStart(month) < last; month = nextMonth(month)) {
    for (const grant of monthlyPacks(service, monthStart(month))) {
      if (grant.meter !== meter) continue;
      const { origin, validFrom, validUntil, units } = grant;
      packs.push({ id: `free ${month}`, origin, validFrom, validUntil, remaining: units });
    }
  }
  return packs;
}
