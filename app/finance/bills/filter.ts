import { firstParam, type SearchParams } from "@/components/ui/search-params";
import type { BillFilter, BillOrder } from "@/db/bill-search";
import { isId } from "@/db/ids";
import { isBillingMonth } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";

export const billKinds = ["month", "adjustment", "supplement"] as const;
export const currencies = ["USD", "CNY"] as const;

const billOrders = ["newest", "account", "largest"] as const;

/** The filters of the list from its URL; what does not make sense is read as not said. */
export function readBillFilter(params: SearchParams): { filter: BillFilter; order: BillOrder } {
  const text = (name: string) => firstParam(params, name) ?? "";
  const month = text("month");
  const accountId = text("account").trim();
  return {
    filter: {
      month: isBillingMonth(month) ? month : undefined,
      service: findService(text("service"))?.id,
      kind: billKinds.find((kind) => kind === text("kind")),
      currency: currencies.find((currency) => currency === text("currency")),
      accountId: isId(accountId) ? accountId : undefined,
      needsQuote: text("quote") === "1" || undefined,
    },
    order: billOrders.find((order) => order === text("sort")) ?? "newest",
  };
}
