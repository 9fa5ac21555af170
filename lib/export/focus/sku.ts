import { billingMonth } from "@/lib/billing/billing-month";
import { type Announced, findAnnouncedMeter } from "@/lib/billing/catalog/announced";
import { findAnyMeter, findService } from "@/lib/billing/catalog/catalog";
import { firstCallsOf, tierFor, tierLabel } from "@/lib/billing/catalog/tiers";
import type { Tier } from "@/lib/billing/catalog/types";
import { Decimal } from "@/lib/billing/money";
import { priceOfMonth } from "@/lib/billing/rating/price-of-month";

/** Calls, in the words that FOCUS recommends for units. */
export const callUnit = "Requests";

/** A meter is the SKU; how it is paid (a tier, a pack, a quota) is the SKU's price. */
export function skuOf(meter: string) {
  return { SkuId: meter, SkuMeter: meterName(meter) };
}

export function skuPrice(meter: string, price: string, details: Readonly<Record<string, string | number>>) {
  return {
    ...skuOf(meter),
    SkuPriceId: price,
    SkuPriceDetails: Object.keys(details).length === 0 ? null : JSON.stringify(details),
  };
}

export function meterName(meter: string): string {
  return findAnyMeter(meter)?.name.en ?? meter;
}

export function serviceName(service: string): string {
  return findService(service)?.name.en ?? service;
}

export interface ListPrice {
  readonly sku: ReturnType<typeof skuPrice>;
  readonly tier: string;
  /** null: nobody published one (rule P7). */
  readonly unitPrice: Decimal | null;
}

/** The published price of a month's calls of a meter, by the tier that the billable ones reach (rules P3, P5, P10). */
export function listPrice(meterId: string, month: string, billable: number, announced: Announced): ListPrice {
  const meter = findAnnouncedMeter(meterId, announced);
  if (!meter) throw new Error(`Not a meter of calls: ${meterId}`);
  const table = priceOfMonth(meter, billingMonth(month), []).list;
  const tier = tierFor(table, billable) ?? lastOf(table.tiers, meterId);
  return {
    sku: skuPrice(meterId, `${meterId}/from-${firstCallsOf(table, tier)}`, {
      x_Tier: tierLabel(table, tier),
    }),
    tier: tierLabel(table, tier),
    unitPrice: tier.unitPrice === null ? null : new Decimal(tier.unitPrice),
  };
}

/** The price that covered calls would have had: where their tier has none, the one below it that has. */
export function nearestListPrice(meterId: string, month: string, billable: number, announced: Announced) {
  const reached = listPrice(meterId, month, billable, announced);
  const meter = findAnnouncedMeter(meterId, announced);
  if (reached.unitPrice !== null || !meter) return reached;
  const table = priceOfMonth(meter, billingMonth(month), []).list;
  const below = table.tiers.findLast(
    (tier) => tier.unitPrice !== null && firstCallsOf(table, tier) <= billable,
  );
  return below ? listPrice(meterId, month, firstCallsOf(table, below), announced) : reached;
}

function lastOf(tiers: readonly Tier[], meterId: string): Tier {
  const last = tiers.at(-1);
  if (!last) throw new Error(`A price table of ${meterId} has no tier`);
  return last;
}
