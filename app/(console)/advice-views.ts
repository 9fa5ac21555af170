import type { AdviceView, WasteView } from "@/components/advice/advice-view";
import { findAnyMeter } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import {
  type Currency,
  type Decimal,
  type MoneyJson,
  money,
  roundToCents,
  toJson,
} from "@/lib/billing/money";
import { savingToCents } from "@/lib/billing/what-if/saving";
import type { MeterAdvice } from "@/lib/operations/read-usage-advice";
import type { AccountWaste } from "@/lib/operations/read-waste";

/** The advisor's answer for a meter as plain values. */
export function adviceView(advice: MeterAdvice, currency: Currency, locale: Locale): AdviceView {
  const { service, meter, basis, year } = advice;
  const json = (amount: Decimal) => toJson(roundToCents(money(amount, currency)));
  const { verdict, payAsYouGo, cheapest } = year;
  const toBuy = verdict === "buy" || verdict === "only_with_packs" ? cheapest : null;
  return {
    meter: meter.id,
    name: meter.name[locale],
    service: service.name[locale],
    calls: basis.withQuota,
    firstMonth: basis.firstMonth,
    lastMonth: basis.lastMonth,
    payAsYouGo: payAsYouGo && json(payAsYouGo),
    coveredMonths: year.coveredMonths,
    packs: toBuy && {
      total: json(toBuy.total),
      saving: payAsYouGo && toJson(savingToCents(payAsYouGo, toBuy.total, currency)),
      choices: toBuy.choices.map(({ size, quantity }) => ({
        units: size.units,
        quantity,
        href: `/purchase?${new URLSearchParams({ offer: `${meter.id}/pack-${size.units}`, quantity: String(quantity) })}`,
      })),
    },
    verdict,
    billedByQps: advice.mode === "qps",
    quota: quotaView(advice, json),
  };
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
  { packs, total }: AccountWaste,
  locale: Locale,
  now: Date,
): { packs: WasteView[]; total: MoneyJson } {
  return {
    total: toJson(total),
    packs: packs.map((pack) => ({
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
