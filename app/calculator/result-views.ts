import type { BoughtThing, ResultView, WaysView, WayView } from "@/components/calculator/result-view";
import type { Announced } from "@/lib/billing/catalog/announced";
import { currencyOf, findAnyMeter, findOffer } from "@/lib/billing/catalog/catalog";
import type { ContractPrice, Locale, Site } from "@/lib/billing/catalog/types";
import { type Decimal, type MoneyJson, money, roundToCents, toJson } from "@/lib/billing/money";
import { cliffAhead } from "@/lib/billing/rating/cliff";
import type { Estimate } from "@/lib/billing/what-if/answer";
import type { MeterWays } from "@/lib/billing/what-if/cheapest-ways";
import { savingToCents } from "@/lib/billing/what-if/saving";

/** The estimate as plain values for the components, with the cliff ahead of each line. */
export function resultView(
  estimate: Estimate,
  contracts: readonly ContractPrice[],
  announced: Announced,
  locale: Locale,
): ResultView {
  const { currency, month } = estimate;
  const json = (amount: string | Decimal): MoneyJson => toJson(money(amount, currency));
  return {
    month,
    total: json(estimate.total),
    usageTotal: json(estimate.usageTotal),
    purchaseTotal: json(estimate.purchaseTotal),
    rounding: estimate.rounding === "0" ? null : json(estimate.rounding),
    needsQuote: estimate.lines.some(({ status }) => status === "needs_quote"),
    lines: estimate.lines.map((line) => {
      const { meter, billable } = line;
      const cliff = cliffAhead({ meter, month, billable, contracts, announced });
      return {
        meter,
        name: nameOf(meter, locale),
        amount: line.amount === null ? null : json(line.amount),
        explanation: line.explanation,
        cliff: cliff && { ...cliff, amountNow: json(cliff.amountNow), amountThen: json(cliff.amountThen) },
      };
    }),
    purchases: estimate.purchases.map((purchase, index) => ({
      id: `${index} ${purchase.offer}`,
      name: nameOf(findOffer(purchase.offer)?.meter ?? "", locale),
      amount: json(purchase.amount),
      thing: thingOf(purchase),
    })),
  };
}

/** Every way of a meter, to the cent as the estimate would give it. */
export function waysView(ways: MeterWays, site: Site, applyHref: string, locale: Locale): WaysView {
  const currency = currencyOf(site);
  const json = (amount: Decimal | null) => amount && toJson(roundToCents(money(amount, currency)));
  const { now, calls, packs, quota, best, saving } = ways;
  const saves = saving?.greaterThan(0) ?? false;
  const nowJson = json(now);
  const packsToBuy = packs && packs.choices.length > 0 ? packs : null;
  const asCalls = now === null ? calls === null : calls !== null && now.equals(calls);
  const keeps = best !== null && now !== null && !saves && ways.peakAbove === null;
  const rows: (WayView | false)[] = [
    // Where nothing is bought, what was entered is pay-as-you-go.
    !asCalls && { kind: "now", bought: [], total: nowJson, best: keeps },
    {
      kind: "calls",
      bought: [],
      total: json(calls),
      best: asCalls ? keeps : saves && best?.kind === "calls",
    },
    // The cheapest packs or quota are not said again where they are what was entered.
    !(keeps && best.kind === "packs") &&
      packsToBuy !== null && {
        kind: "packs",
        bought: packsToBuy.choices.map(({ size, quantity }) => ({
          kind: "packs",
          units: size.units,
          quantity,
          unit: "calls",
        })),
        total: json(packsToBuy.total),
        best: best?.kind === "packs" && (saves || now === null),
      },
    !(keeps && best.kind === "quota") &&
      quota !== null && {
        kind: "quota",
        bought: [{ kind: "quota", qps: quota.qps, terms: quota.terms, term: quota.offer.term }],
        total: toJson(quota.price),
        best: best?.kind === "quota" && (saves || now === null || ways.peakAbove !== null),
      },
  ];
  const left = packsToBuy && best?.kind === "packs" ? packsToBuy.units : 0;
  return {
    meter: ways.meter,
    name: nameOf(ways.meter, locale),
    ways: rows.filter((row) => row !== false),
    verdict: ways.verdict,
    saving: saves && now && best ? toJson(savingToCents(now, best.total, currency)) : null,
    applyHref: best && (saves || now === null || ways.peakAbove !== null) ? applyHref : null,
    leftOver: Math.max(0, left - ways.coverable),
    quotaPaysUpTo: ways.peakAbove === null ? ways.quotaPaysUpTo : null,
    peakAbove: ways.peakAbove,
  };
}

function thingOf(purchase: Estimate["purchases"][number]): BoughtThing {
  const offer = findOffer(purchase.offer);
  if (offer === undefined) throw new Error(`Not on sale: ${purchase.offer}`);
  const { qps, terms, quantity } =
    "qps" in purchase ? { ...purchase, quantity: 1 } : { ...purchase, qps: 1, terms: 1 };
  if (offer.kind === "qps") return { kind: "quota", qps, terms, term: offer.term };
  const unit = offer.kind === "call_pack" ? "calls" : "materials";
  return { kind: "packs", units: offer.units, quantity, unit };
}

function nameOf(meter: string, locale: Locale): string {
  return findAnyMeter(meter)?.name[locale] ?? meter;
}
