import { formatSize } from "@/components/call-count";
import { formatMoney } from "@/components/money";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import type { MonthCase, MonthIfView } from "@/components/usage/month-if-card";
import { currencyOf, findMeter, findOffer, servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { Locale, Offer, Site } from "@/lib/billing/catalog/types";
import { type Decimal, money, roundToCents, toJson } from "@/lib/billing/money";
import { orderLimits } from "@/lib/billing/packs/order-price";
import { explainLine } from "@/lib/billing/rating/explain";
import {
  callsAtThisPace,
  cheapestForRest,
  type MonthIf,
  monthIf,
  type RunningMonth,
} from "@/lib/billing/what-if/running-month";
import { savingToCents } from "@/lib/billing/what-if/saving";
import { mostCalls, readCount } from "../../calculator/values";

const ownParams = ["if", "reach", "buy", "quantity"];

type PackOffer = Exclude<Offer, { kind: "qps" }>;

/** The sentence for a number that is outside its limits. */
export type CountError = (limits: { least: number; most: number }) => string;

/** "What if" as it stands in the address: a meter, the calls it reaches, and a pack bought now. Null without a meter. */
export function monthIfView(
  params: SearchParams,
  running: readonly RunningMonth[],
  { site, locale, now, error }: { site: Site; locale: Locale; now: Date; error: CountError },
): MonthIfView | null {
  const chosen = running.find(({ meter }) => meter === firstParam(params, "if")) ?? mostUsed(running);
  const meter = chosen && findMeter(chosen.meter);
  if (!chosen || !meter) return null;
  const pace = callsAtThisPace(chosen, now);
  const reach = written(params, "reach", { least: chosen.soFar.calls, most: mostCalls }, error);
  const quantity = written(
    params,
    "quantity",
    { least: orderLimits.quantity.minimum, most: orderLimits.quantity.maximum },
    error,
  );
  const named = findOffer(`${meter.id}/pack-${firstParam(params, "buy") ?? ""}`);
  const offer = named?.kind === "call_pack" ? named : null;
  const readable = reach.field.error === null && quantity.field.error === null;
  const calls = reach.count ?? pace;
  const buy = offer && { offer, quantity: quantity.count ?? 1 };
  const query = new URLSearchParams(entriesOf(params)).toString();
  const currency = currencyOf(site);
  return {
    href: query ? `/usage?${query}` : "/usage",
    keep: entriesOf(params).filter(([name]) => !ownParams.includes(name)),
    meter: { name: "if", value: meter.id, error: null },
    groups: servicesOfSite(site)
      .map((service) => ({
        service: service.name[locale],
        meters: service.meters
          .filter(({ id }) => running.some((each) => each.meter === id))
          .map(({ id, name }) => ({ id, name: name[locale] })),
      }))
      .filter(({ meters }) => meters.length > 0),
    reach: reach.field,
    pace,
    buy: { name: "buy", value: offer ? String(offer.units) : "", error: null },
    packs: meter.packs.map(({ units, price }) => ({
      value: String(units),
      label: `${formatSize(units, locale)} · ${formatMoney(toJson(money(price, currency)), locale)}`,
    })),
    quantity: quantity.field,
    ...(readable
      ? casesOf(chosen, calls, buy, { site, locale, now })
      : { cases: [], cliff: null, advice: null }),
  };
}

function casesOf(
  running: RunningMonth,
  calls: number,
  buy: { offer: PackOffer; quantity: number } | null,
  { site, locale, now }: { site: Site; locale: Locale; now: Date },
): Pick<MonthIfView, "cases" | "cliff" | "advice"> {
  const currency = currencyOf(site);
  const json = (amount: Decimal | null) => amount && toJson(roundToCents(money(amount, currency)));
  const reached = monthIf(running, calls, now);
  const view = (id: MonthCase["id"], of: MonthIf): MonthCase => ({
    id,
    calls: of.line.calls,
    billable: of.line.billable,
    bought: id === "bought" && buy ? { ...buy, kind: "packs", units: buy.offer.units, unit: "calls" } : null,
    total: json(of.total),
    explanation: explainLine(of.line, locale),
  });
  const bought = buy && monthIf(running, calls, now, buy);
  const { cliff } = reached;
  const coverage = running.mode === "qps" ? null : cheapestForRest(running, calls, now);
  const total = coverage && json(coverage.total);
  return {
    cases: [
      view("now", monthIf(running, running.soFar.calls, now)),
      view("reached", reached),
      ...(bought ? [view("bought", bought)] : []),
    ],
    cliff: cliff && {
      ...cliff,
      amountNow: toJson(money(cliff.amountNow, currency)),
      amountThen: toJson(money(cliff.amountThen, currency)),
    },
    advice:
      coverage && total && (findMeter(running.meter)?.packs.length ?? 0) > 0
        ? {
            bought: coverage.choices.map(({ size, quantity }) => ({
              kind: "packs",
              units: size.units,
              quantity,
              unit: "calls",
            })),
            total,
            saving: reached.total && toJson(savingToCents(reached.total, coverage.total, currency)),
          }
        : null,
  };
}

function mostUsed(running: readonly RunningMonth[]): RunningMonth | undefined {
  return running.toSorted((a, b) => b.soFar.calls - a.soFar.calls)[0];
}

/** A number as it was written, with what is wrong about it. */
function written(
  params: SearchParams,
  name: string,
  limits: { least: number; most: number },
  error: CountError,
): { field: { name: string; value: string; error: string | null }; count: number | undefined } {
  const value = firstParam(params, name)?.trim() ?? "";
  const count = readCount(value, limits.least, limits.most);
  return { field: { name, value, error: value === "" || count !== undefined ? null : error(limits) }, count };
}

function entriesOf(params: SearchParams): [string, string][] {
  return Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((text): [string, string] => [name, text]),
  );
}
