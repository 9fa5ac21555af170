import { addDays, addMonths } from "../billing-month";
import { qpsTierFor, qpsTierLabel } from "../catalog/tiers";
import type { MeterId, Offer } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";
import { type Currency, type Money, money, multiply } from "../money";
import { type PackGrant, packGrant } from "./pack-grant";

/**
 * What one order may contain. The documents name no limits; these keep an order readable and a slip of the hand
 * affordable, and are the same for every offer.
 */
export const orderLimits = {
  quantity: { minimum: 1, maximum: 100 },
  qps: { minimum: 1, maximum: 1_000 },
  terms: { day: { minimum: 1, maximum: 90 }, month: { minimum: 1, maximum: 36 } },
  /** How many days ahead a quota may start. */
  startsWithinDays: 180,
} as const;

/** What the browser or a script names; never an amount. */
export interface OrderInput {
  readonly quantity?: number;
  readonly qps?: number;
  readonly terms?: number;
  /** When a QPS quota starts; at once if absent or over already. */
  readonly startsAt?: Date;
}

export interface QpsQuotaGrant {
  readonly meter: MeterId;
  readonly qps: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface PricedOrder {
  readonly offer: Offer;
  /** Packs: the number of packs. QPS: 1. */
  readonly quantity: number;
  readonly qps: number | null;
  readonly terms: number | null;
  /** Of one pack, or of one QPS for one term. */
  readonly unitPrice: Money;
  /** The QPS tier; null for packs, whose price has no tiers. */
  readonly tier: string | null;
  readonly subtotal: Money;
  /** One per unit of quantity (rule B2). */
  readonly packs: readonly PackGrant[];
  readonly quota: QpsQuotaGrant | null;
}

/** The price of an order before tax, and what it delivers. */
export function priceOrder(
  offer: Offer,
  input: OrderInput,
  currency: Currency,
  now: Date,
): Decision<PricedOrder> {
  return offer.kind === "qps"
    ? priceQps(offer, input, currency, now)
    : pricePacks(offer, input, currency, now);
}

function pricePacks(
  offer: Exclude<Offer, { kind: "qps" }>,
  input: OrderInput,
  currency: Currency,
  now: Date,
): Decision<PricedOrder> {
  const quantity = input.quantity ?? 1;
  if (!within(quantity, orderLimits.quantity)) return outOfRange("quantity", orderLimits.quantity);
  const unitPrice = money(offer.price, currency);
  return accept({
    offer,
    quantity,
    qps: null,
    terms: null,
    unitPrice,
    tier: null,
    subtotal: multiply(unitPrice, quantity),
    packs: Array.from({ length: quantity }, () => packGrant(offer.meter, "purchased", offer.units, now)),
    quota: null,
  });
}

/** The tier of the order's QPS, times QPS, times days or months (rule B3). */
function priceQps(
  offer: Extract<Offer, { kind: "qps" }>,
  input: OrderInput,
  currency: Currency,
  now: Date,
): Decision<PricedOrder> {
  const qps = input.qps ?? 0;
  const terms = input.terms ?? 1;
  const termLimits = orderLimits.terms[offer.term];
  if (!within(qps, orderLimits.qps)) return outOfRange("qps", orderLimits.qps);
  if (!within(terms, termLimits)) return outOfRange("terms", termLimits);
  if (input.startsAt !== undefined && input.startsAt > addDays(now, orderLimits.startsWithinDays)) {
    return refuse("quota_start_too_late", { days: orderLimits.startsWithinDays });
  }
  const tier = qpsTierFor(offer.tiers, qps);
  const unitPrice = money(offer.term === "day" ? tier.perDay : tier.perMonth, currency);
  const startsAt = input.startsAt !== undefined && input.startsAt > now ? input.startsAt : now;
  const endsAt = offer.term === "day" ? addDays(startsAt, terms) : addMonths(startsAt, terms);
  return accept({
    offer,
    quantity: 1,
    qps,
    terms,
    unitPrice,
    tier: qpsTierLabel(offer.tiers, tier),
    subtotal: multiply(multiply(unitPrice, qps), terms),
    packs: [],
    quota: { meter: offer.meter, qps, startsAt, endsAt },
  });
}

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

function within(value: number, { minimum, maximum }: Range): boolean {
  return Number.isInteger(value) && value >= minimum && value <= maximum;
}

function outOfRange(field: string, { minimum, maximum }: Range): Decision<never> {
  return refuse("quantity_out_of_range", { field, minimum, maximum });
}
