import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { isId } from "@/db/ids";
import type { OrderFilter } from "@/db/orders";
import { isBillingMonth, monthPeriod } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";

export const orderKinds = ["call_pack", "material_pack", "qps"] as const;

export interface OrderListState extends OrderFilter {
  readonly month?: string;
  /** The order's number as it was typed. */
  readonly idText: string;
  readonly filtered: boolean;
}

/** An id nobody has, so that a search for no id at all finds nothing instead of everything. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** What of the order list is shown, as it stands in the URL. */
export function readOrderList(params: SearchParams): OrderListState {
  const service = findService(firstParam(params, "service") ?? "")?.id;
  const kind = orderKinds.find((each) => each === firstParam(params, "kind"));
  const monthText = firstParam(params, "month") ?? "";
  const month = isBillingMonth(monthText) ? monthText : undefined;
  const idText = firstParam(params, "id")?.trim() ?? "";
  return {
    service,
    kind,
    ...(month ? { month, placed: monthPeriod(month) } : {}),
    idText,
    orderId: idText ? (isId(idText) ? idText : nobody) : undefined,
    filtered: Boolean(service || kind || month || idText),
  };
}
