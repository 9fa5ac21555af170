import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { isId } from "@/db/ids";
import type { QuoteFilter } from "@/db/quotes";
import { isBillingMonth } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";

/** The filters of the list from its URL; what does not make sense is read as not said. */
export function readQuoteFilter(params: SearchParams): QuoteFilter {
  const month = firstParam(params, "month") ?? "";
  const accountId = (firstParam(params, "account") ?? "").trim();
  return {
    accountId: isId(accountId) ? accountId : undefined,
    month: isBillingMonth(month) ? month : undefined,
    service: findService(firstParam(params, "service") ?? "")?.id,
  };
}
