import { getTranslations } from "next-intl/server";
import { billingClockText } from "@/lib/billing/billing-month";
import type { Quote } from "@/lib/billing/packs/purchase";
import { refundableUntil } from "@/lib/billing/packs/refund-window";

/** Validity and refunds in a sentence each, as they will hold for this order (rules B2, R1 to R3, S6). */
export async function policiesOf(quote: Quote, now: Date): Promise<string[]> {
  const t = await getTranslations("purchase.policy");
  const text = (at: Date) => billingClockText(at, "minute");
  if (quote.quota) {
    const { startsAt, endsAt } = quote.quota;
    return [t("quota", { from: text(startsAt), until: text(endsAt) }), t("noRefund")];
  }
  const until = quote.packs[0]?.validUntil;
  const { refund } = quote.policy;
  return [
    ...(until ? [t("validity", { quantity: quote.quantity, until: text(until) })] : []),
    refund ? t("refund", { until: text(refundableUntil(now, refund.windowDays)) }) : t("noRefund"),
  ];
}
