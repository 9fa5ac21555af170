import { type BillingMonth, DAY_MS, monthPeriod } from "../billing-month";
import { findMeter, offersOf } from "../catalog/catalog";
import type { MeterId } from "../catalog/types";
import { type Currency, Decimal } from "../money";
import { cheaperQuota, type QuotaChoice } from "./cheaper-quota";
import { orderLimits, priceOrder } from "./order-price";

/**
 * The cheapest quota of at least `qps` that is in force for the whole month, by months or by days and perhaps of more
 * QPS than asked for (rule B3). Null where no quota is on sale, or not of so many.
 */
export function quotaForMonth(
  meter: MeterId,
  qps: number,
  month: BillingMonth,
  currency: Currency,
): QuotaChoice | null {
  const offers = offersOf(meter);
  const offer = offers.find((each) => each.kind === "qps" && each.term === "month");
  if (offer?.kind !== "qps") return null;
  const { from } = monthPeriod(month);
  const wanted = { offer, qps, terms: 1, startsAt: from };
  const asked = priceOrder(offer, wanted, currency, from);
  if (!asked.ok) return null;
  return (
    cheaperQuota(offers, wanted, currency, from) ?? { offer, qps, terms: 1, price: asked.value.subtotal }
  );
}

/**
 * The most QPS that a month of quota gives for no more than `limit`: up to this peak a quota is the cheaper way; 0
 * where not even one QPS is. Larger orders have lower prices per QPS, so each tier is asked for itself.
 */
export function quotaPaysUpTo(meter: MeterId, limit: Decimal, month: BillingMonth): number {
  const { from, until } = monthPeriod(month);
  const days = (until.getTime() - from.getTime()) / DAY_MS;
  let most = 0;
  let atLeast: number = orderLimits.qps.minimum;
  for (const { below, perDay, perMonth } of findMeter(meter)?.qps ?? []) {
    const perQps = Decimal.min(perMonth, new Decimal(perDay).times(days));
    const affordable = limit.dividedToIntegerBy(perQps).toNumber();
    const atMost = Math.min(below === null ? orderLimits.qps.maximum : below - 1, affordable);
    if (atMost >= atLeast) most = atMost;
    atLeast = below ?? atLeast;
  }
  return most;
}
