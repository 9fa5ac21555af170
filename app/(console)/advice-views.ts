import type { AdviceView, WasteView } from "@/components/advice/advice-view";
import { findAnyMeter } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import {
  type Currency,
  type Decimal,
  isPositive,
  type MoneyJson,
  money,
  roundToCents,
  sum,
  toJson,
} from "@/lib/billing/money";
import type { MeterAdvice } from "@/lib/operations/read-usage-advice";
import type { PackWaste } from "@/lib/operations/read-waste";

/** The advisor's answer for a meter as plain values. */
export function adviceView(advice: MeterAdvice, currency: Currency, locale: Locale): AdviceView {
  const { service, meter, basis, year } = advice;
  const json = (amount: Decimal) => toJson(roundToCents(money(amount, currency)));
  const { payAsYouGo, cheapest } = year;
  const buys = cheapest && cheapest.choices.length > 0 ? cheapest : null;
  return {
    meter: meter.id,
    name: meter.name[locale],
    service: service.name[locale],
    calls: basis.withQuota,
    firstMonth: basis.firstMonth,
    lastMonth: basis.lastMonth,
    payAsYouGo: payAsYouGo && json(payAsYouGo),
    coveredMonths: year.coveredMonths,
    packs:
      verdictOf(advice) === "later"
        ? null
        : buys && {
            total: json(buys.total),
            saving: payAsYouGo && json(payAsYouGo.minus(buys.total)),
            choices: buys.choices.map(({ size, quantity }) => ({
              units: size.units,
              quantity,
              href: `/purchase?${new URLSearchParams({ offer: `${meter.id}/pack-${size.units}`, quantity: String(quantity) })}`,
            })),
          },
    verdict: verdictOf(advice),
    billedByQps: advice.mode === "qps",
    quota: quotaView(advice, json),
  };
}

function verdictOf({
  meter,
  year: { payAsYouGo, cheapest, coveredMonths },
}: MeterAdvice): AdviceView["verdict"] {
  if (meter.packs.length === 0) return payAsYouGo ? "no_packs" : "no_price";
  if (cheapest === null) return "no_price";
  // What the account has lasts: a pack bought now would only run out of its year meanwhile.
  if (cheapest.choices.length > 0 && coveredMonths > 0) return "later";
  if (cheapest.choices.length > 0) return payAsYouGo ? "buy" : "only_with_packs";
  return cheapest.total.isZero() ? "covered" : "do_not_buy";
}

function quotaView({ quota }: MeterAdvice, json: (amount: Decimal) => MoneyJson): AdviceView["quota"] {
  if (!quota) return null;
  const { verdict, leastPeak, paysUpTo, limitExceeded, busiest } = quota;
  return {
    verdict,
    leastPeak,
    paysUpTo,
    limitExceeded,
    price: quota.quota && toJson(quota.quota.price),
    byCalls: json(quota.byCalls),
    busiestHour: busiest.hour.toISOString(),
    busiestCalls: busiest.calls,
  };
}

/** Packs that will lapse unused, and the money in all of them. */
export function wasteViews(
  packs: readonly PackWaste[],
  currency: Currency,
  locale: Locale,
  now: Date,
): { packs: WasteView[]; total: MoneyJson } {
  const worth = packs.filter(({ amount }) => isPositive(amount));
  return {
    total: toJson(
      sum(
        worth.map(({ amount }) => amount),
        currency,
      ),
    ),
    packs: worth.map((pack) => ({
      packId: pack.packId,
      name: findAnyMeter(pack.meter)?.name[locale] ?? pack.meter,
      units: pack.units,
      remaining: pack.remaining,
      unusedUnits: pack.unusedUnits,
      amount: toJson(pack.amount),
      endsAt: pack.endsAt.toISOString(),
      calls: pack.calls,
      days: pack.days,
      refundLeft: pack.refundableUntil && pack.refundableUntil.getTime() - now.getTime(),
    })),
  };
}
