import type { Offer } from "../catalog/types";
import { type Currency, Decimal, type Money, money } from "../money";

/** What one call or material of a pack costs: for comparing sizes, never for charging. */
export function unitPriceOf(offer: Exclude<Offer, { kind: "qps" }>, currency: Currency): Money {
  const exact = new Decimal(offer.price).dividedBy(offer.units);
  return money(exact.toDecimalPlaces(8, Decimal.ROUND_HALF_UP), currency);
}
