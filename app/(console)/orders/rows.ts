import { getTranslations } from "next-intl/server";
import { formatCount } from "@/components/call-count";
import type { OrderRow } from "@/components/orders/order-table";
import { findOffer, findService } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { type Currency, money, toJson } from "@/lib/billing/money";
import type { ShownOrder } from "@/lib/operations/read-orders";
import { nameOf } from "../purchase/amounts";

/** An order as lists show it, in the reader's language. */
export async function orderRow(
  { order, state }: ShownOrder,
  currency: Currency,
  locale: Locale,
): Promise<OrderRow> {
  const t = await getTranslations({ locale, namespace: "orders" });
  const offer = findOffer(order.offer);
  const { qps, terms } = order;
  const isQuota = offer?.kind === "qps" && qps !== null && terms !== null;
  return {
    id: order.id,
    // An offer that is no longer on sale is still what was bought: then its id has to do.
    name: offer ? await nameOf(offer, locale) : order.offer,
    service: findService(order.service)?.name[locale] ?? order.service,
    quantity: isQuota ? t(`quantityOf.${offer.term}`, { qps, terms }) : formatCount(order.quantity, locale),
    total: toJson(money(order.total, currency)),
    state,
    placedAt: order.placedAt.toISOString(),
  };
}
