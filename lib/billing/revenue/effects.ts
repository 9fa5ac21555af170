import { add, type Currency, Decimal, type Money, money, roundToCents, subtract, zero } from "../money";

/** What one thing (a meter, an offer) brought in a month. */
export interface Sales {
  /** Calls made, or what was bought: what customers wanted. */
  readonly demand: number;
  /** The part of it that was paid for in this month: calls that no pack, free quota or QPS covered. */
  readonly units: number;
  readonly amount: Decimal;
}

/** Why a month brought more or less than the one before. volume + packs + price = difference, exactly. */
export interface Effects {
  readonly difference: Money;
  /** More or fewer calls or purchases, at the share and the price of the month before. */
  readonly volume: Money;
  /** More or fewer of the calls were left to pay by packs, free quotas and QPS, at the price of the month before. */
  readonly packs: Money;
  /** What is left: another average price, by tiers, contracts, price lists, the mix of sizes, and rounding of bills. */
  readonly price: Money;
}

/**
 * Splits the difference between two months of one thing: amount = demand × share paid × price, changed one factor
 * after the other. Where a month has no share or no price because nothing was wanted or paid, the other month's stands
 * in, so that what begins or ends is volume. Volume and packs are rounded to the cent; price takes the rest.
 */
export function effectsBetween(before: Sales, after: Sales, currency: Currency): Effects {
  const share = ratio(before.units, before.demand) ?? ratio(after.units, after.demand) ?? new Decimal(0);
  const price = ratio(before.amount, before.units) ?? ratio(after.amount, after.units) ?? new Decimal(0);
  const expectedUnits = share.times(after.demand);
  const difference = money(after.amount.minus(before.amount), currency);
  const volume = cents(price.times(expectedUnits.minus(share.times(before.demand))), currency);
  const packs = cents(price.times(new Decimal(after.units).minus(expectedUnits)), currency);
  return { difference, volume, packs, price: subtract(subtract(difference, volume), packs) };
}

export function sumEffects(effects: readonly Effects[], currency: Currency): Effects {
  const nothing = zero(currency);
  return effects.reduce<Effects>(
    (total, each) => ({
      difference: add(total.difference, each.difference),
      volume: add(total.volume, each.volume),
      packs: add(total.packs, each.packs),
      price: add(total.price, each.price),
    }),
    { difference: nothing, volume: nothing, packs: nothing, price: nothing },
  );
}

function ratio(part: Decimal | number, whole: number): Decimal | null {
  return whole === 0 ? null : new Decimal(part).dividedBy(whole);
}

function cents(amount: Decimal, currency: Currency): Money {
  return roundToCents(money(amount, currency));
}
