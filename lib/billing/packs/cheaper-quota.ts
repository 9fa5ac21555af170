import { DAY_MS } from "../billing-month";
import type { Offer } from "../catalog/types";
import type { Currency, Money } from "../money";
import { orderLimits, priceOrder } from "./order-price";

type QpsOffer = Extract<Offer, { kind: "qps" }>;

export interface QuotaChoice {
  readonly offer: QpsOffer;
  readonly qps: number;
  readonly terms: number;
  readonly price: Money;
}

/**
 * A quota that gives at least as much for at least as long and costs less, the cheapest of them; null where there is
 * none. A tier prices the whole order (rule B3), so 50 QPS of image fusion cost 3,000 a day and 49 cost 3,675; and a
 * month can cost less than its days. Only the QPS asked for and the first QPS of each higher tier can be cheapest,
 * with the fewest terms that reach as far.
 */
export function cheaperQuota(
  offers: readonly Offer[],
  wanted: {
    readonly offer: QpsOffer;
    readonly qps: number;
    readonly terms: number;
    readonly startsAt?: Date;
  },
  currency: Currency,
  now: Date,
): QuotaChoice | null {
  const asked = priceOrder(wanted.offer, wanted, currency, now);
  if (!asked.ok || asked.value.quota === null) return null;
  const { startsAt, endsAt } = asked.value.quota;
  let best: QuotaChoice | null = null;
  let limit = asked.value.subtotal;
  for (const offer of offers) {
    if (offer.kind !== "qps" || offer.meter !== wanted.offer.meter) continue;
    const terms = fewestTerms(offer, startsAt, endsAt, currency, now);
    if (terms === null) continue;
    for (const qps of [wanted.qps, ...tierStarts(offer).filter((start) => start > wanted.qps)]) {
      const priced = priceOrder(offer, { qps, terms, startsAt }, currency, now);
      if (!priced.ok || !priced.value.subtotal.amount.lessThan(limit.amount)) continue;
      limit = priced.value.subtotal;
      best = { offer, qps, terms, price: limit };
    }
  }
  return best;
}

/** The lower bounds of the tiers: what it takes to be in the next one. */
function tierStarts(offer: QpsOffer): number[] {
  return offer.tiers.flatMap(({ below }) => (below === null ? [] : [below]));
}

/** How many days or months from the start reach the wanted end; null where an order cannot be so long. */
function fewestTerms(offer: QpsOffer, startsAt: Date, endsAt: Date, currency: Currency, now: Date) {
  const { minimum, maximum } = orderLimits.terms[offer.term];
  if (offer.term === "day") {
    const days = Math.ceil((endsAt.getTime() - startsAt.getTime()) / DAY_MS);
    return days <= maximum ? days : null;
  }
  for (let terms = minimum; terms <= maximum; terms++) {
    const priced = priceOrder(offer, { qps: 1, terms, startsAt }, currency, now);
    if (priced.ok && priced.value.quota !== null && priced.value.quota.endsAt >= endsAt) return terms;
  }
  return null;
}
