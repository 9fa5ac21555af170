import { firstCallsOf } from "../catalog/tiers";
import type { PriceTable } from "../catalog/types";

/** Shares of the contact-sales bound at which sales and the customer are told (rule P8). */
export const quoteNotices = [80, 100] as const;
export type QuoteNotice = (typeof quoteNotices)[number];

/** The number of billable calls from which on a month has no price; null where every tier has one (rule P7). */
export function firstUnpricedCalls(table: PriceTable): number | null {
  const unpriced = table.tiers.find((tier) => tier.unitPrice === null);
  // No billable calls cost nothing at any price, so even a table without prices begins at the first call.
  return unpriced === undefined ? null : Math.max(1, firstCallsOf(table, unpriced));
}

/**
 * Which notices a month's billable calls crossed on their way from `before` to `after`; each is crossed once a
 * month, because a month's calls only grow.
 */
export function quoteNoticesCrossed(table: PriceTable, before: number, after: number): QuoteNotice[] {
  const bound = firstUnpricedCalls(table);
  if (bound === null) return [];
  return quoteNotices.filter((percent) => before * 100 < bound * percent && after * 100 >= bound * percent);
}
