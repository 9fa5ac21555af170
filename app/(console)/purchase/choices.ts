import { formatSize } from "@/components/call-count";
import type { Choice, PackChoice } from "@/components/purchase/choice-cards";
import type { QpsTierRow } from "@/components/purchase/qps-fields";
import {
  currencyOf,
  findAnyMeter,
  offersOf,
  offersOfService,
  servicesOfSite,
} from "@/lib/billing/catalog/catalog";
import { qpsTierLabel } from "@/lib/billing/catalog/tiers";
import type { Locale, Offer } from "@/lib/billing/catalog/types";
import { type Currency, money, toJson } from "@/lib/billing/money";
import { unitPriceOf } from "@/lib/billing/packs/unit-price";
import { type Method, methods, type Selection, selectionHref } from "./selection";

/** What can be chosen beside what is chosen; each choice leads to an address of its own. */
export interface Choices {
  readonly services: readonly (Choice & { readonly sells: boolean })[];
  readonly methods: readonly { readonly method: Method; readonly href: string; readonly selected: boolean }[];
  readonly meters: readonly Choice[];
  readonly packs: readonly PackChoice[];
  readonly terms: readonly {
    readonly term: "day" | "month";
    readonly href: string;
    readonly selected: boolean;
  }[];
  readonly tiers: readonly QpsTierRow[];
}

export function choicesOf(selection: Selection, locale: Locale): Choices {
  const { service, offer } = selection;
  const currency = currencyOf(service.site);
  const ofService = offersOfService(service.id);
  const ofMethod = ofService.filter(({ kind }) => kind === offer.kind);
  const ofMeter = offersOf(offer.meter).filter(({ kind }) => kind === offer.kind);
  const hrefOf = (to: Offer | undefined) => (to ? hrefTo(selection, to) : "");
  return {
    services: servicesOfSite(service.site).map((each) => {
      const [first] = offersOfService(each.id);
      return {
        value: each.id,
        label: each.name[locale],
        href: hrefOf(first),
        selected: each.id === service.id,
        sells: first !== undefined,
      };
    }),
    methods: methods.flatMap((method) => {
      const first = ofService.find(({ kind }) => kind === method);
      return first ? [{ method, href: hrefOf(first), selected: method === offer.kind }] : [];
    }),
    meters: [...new Set(ofMethod.map(({ meter }) => meter))].map((meter) => ({
      value: meter,
      label: findAnyMeter(meter)?.name[locale] ?? meter,
      href: hrefOf(ofMethod.find((each) => each.meter === meter)),
      selected: meter === offer.meter,
    })),
    packs: ofMeter.flatMap((each) =>
      each.kind === "qps" ? [] : [packChoice(each, hrefOf(each), each.id === offer.id, currency, locale)],
    ),
    terms: ofMeter.flatMap((each) =>
      each.kind === "qps" ? [{ term: each.term, href: hrefOf(each), selected: each.id === offer.id }] : [],
    ),
    tiers: offer.kind === "qps" ? tierRows(offer, currency) : [],
  };
}

/** Another size or term keeps the amounts that were typed; another interface or method begins anew. */
function hrefTo(selection: Selection, offer: Offer): string {
  const alike = offer.meter === selection.offer.meter && offer.kind === selection.offer.kind;
  if (alike) return selectionHref({ ...selection, offer });
  return selectionHref({
    offer,
    quantity: 1,
    qps: 1,
    terms: 1,
    startsOn: null,
    voucherId: selection.voucherId,
  });
}

function packChoice(
  offer: Exclude<Offer, { kind: "qps" }>,
  href: string,
  selected: boolean,
  currency: Currency,
  locale: Locale,
): PackChoice {
  return {
    value: offer.id,
    label: formatSize(offer.units, locale),
    href,
    selected,
    kind: offer.kind,
    units: offer.units,
    price: toJson(money(offer.price, currency)),
    perUnit: toJson(unitPriceOf(offer, currency)),
  };
}

function tierRows({ tiers }: Extract<Offer, { kind: "qps" }>, currency: Currency): QpsTierRow[] {
  return tiers.map((tier) => ({
    label: qpsTierLabel(tiers, tier),
    perDay: toJson(money(tier.perDay, currency)),
    perMonth: toJson(money(tier.perMonth, currency)),
  }));
}
