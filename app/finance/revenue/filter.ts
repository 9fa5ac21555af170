import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { type RevenueKind, revenueKinds } from "@/db/schema/figures";
import { type BillingMonth, isBillingMonth, previousMonth } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";
import { currencies } from "@/lib/operations/check-due";
import type { RevenueQuery } from "@/lib/operations/read-revenue";

export const stackings = ["service", "kind"] as const;
export type Stacking = (typeof stackings)[number];

/**
 * What the page and its file are asked for, from the URL; what does not make sense is read as not said. Without a month it
 * is the last that is over: in one that still runs, usage is not billed yet.
 */
export function readRevenueQuery(
  params: SearchParams,
  current: BillingMonth,
): RevenueQuery & { by: Stacking } {
  const text = (name: string) => firstParam(params, name) ?? "";
  const last = text("month");
  return {
    last: isBillingMonth(last) ? last : previousMonth(current),
    currency: currencies.find((each) => each === text("currency")) ?? "USD",
    service: findService(text("service"))?.id,
    kind: revenueKinds.find((kind: RevenueKind) => kind === text("kind")),
    by: stackings.find((each) => each === text("by")) ?? "service",
  };
}
