import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { billingClockText } from "@/lib/billing/billing-month";
import { findOffer, offersOfService, servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { Offer, Service, Site } from "@/lib/billing/catalog/types";
import type { PurchaseRequest } from "@/lib/operations/purchase-offer";

export const methods = ["call_pack", "qps", "material_pack"] as const;
export type Method = (typeof methods)[number];

/** What the purchase page shows, as it stands in the URL; everything that is not there has its usual value. */
export interface Selection {
  readonly service: Service;
  readonly offer: Offer;
  readonly quantity: number;
  readonly qps: number;
  readonly terms: number;
  /** The day a quota starts, `2026-10-20` on the billing clock; null: at once. */
  readonly startsOn: string | null;
  readonly voucherId: string | null;
}

/**
 * Reads the URL: `?offer=<id>&quantity=3` says all; a service, method or meter alone leads to its first offer. Null
 * where a site has nothing on sale.
 */
export function readSelection(params: SearchParams, site: Site): Selection | null {
  const offer = chosenOffer(params, site);
  const service = offer && servicesOfSite(site).find(({ id }) => id === offer.service);
  if (!offer || !service) return null;
  const startsOn = firstParam(params, "start");
  return {
    service,
    offer,
    quantity: count(params, "quantity"),
    qps: count(params, "qps"),
    terms: count(params, "terms"),
    startsOn: offer.kind === "qps" && startsOn && startOf(startsOn) ? startsOn : null,
    voucherId: firstParam(params, "voucher") || null,
  };
}

function chosenOffer(params: SearchParams, site: Site): Offer | undefined {
  const onSite = servicesOfSite(site).flatMap(({ id }) => offersOfService(id));
  const named = findOffer(firstParam(params, "offer") ?? "");
  if (named && onSite.includes(named)) return named;
  const wanted = (["service", "meter"] as const).reduce((offers, name) => {
    const value = firstParam(params, name);
    const left = offers.filter((offer) => offer[name] === value);
    return left.length > 0 ? left : offers;
  }, onSite);
  const method = firstParam(params, "method");
  return wanted.find(({ kind }) => kind === method) ?? wanted[0];
}

/** Written but unreadable is 0, so that the rulebook's sentence names what may be written. */
function count(params: SearchParams, name: string): number {
  const text = firstParam(params, name);
  if (!text) return 1;
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** 00:00 of the day on the billing clock (rule T2); undefined for what is no day. */
export function startOf(day: string): Date | undefined {
  const at = new Date(`${day}T00:00:00+08:00`);
  return Number.isNaN(at.getTime()) || billingClockText(at, "day") !== day ? undefined : at;
}

/** What the operations are asked. */
export function toRequest(selection: Selection): PurchaseRequest {
  const { offer, quantity, qps, terms, startsOn, voucherId } = selection;
  const startsAt = startsOn ? startOf(startsOn) : undefined;
  return {
    offerId: offer.id,
    ...(offer.kind === "qps" ? { qps, terms, ...(startsAt ? { startsAt } : {}) } : { quantity }),
    ...(voucherId ? { voucherId } : {}),
  };
}

/** The address of a selection, to link to and to come back to. */
export function selectionHref(selection: Omit<Selection, "service">): string {
  const { offer, quantity, qps, terms, startsOn, voucherId } = selection;
  const params = new URLSearchParams({ offer: offer.id });
  if (offer.kind === "qps") {
    params.set("qps", String(qps));
    params.set("terms", String(terms));
    if (startsOn) params.set("start", startsOn);
  } else params.set("quantity", String(quantity));
  if (voucherId) params.set("voucher", voucherId);
  return `/purchase?${params}`;
}
