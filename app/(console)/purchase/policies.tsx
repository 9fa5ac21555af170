import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import type { Quote } from "@/lib/billing/packs/purchase";
import { refundableUntil } from "@/lib/billing/packs/refund-window";

/** Validity and refunds in a sentence each, as they will hold for this order (rules B2, R1 to R3, S6). */
export async function policiesOf(quote: Quote, now: Date): Promise<ReactNode[]> {
  const t = await getTranslations("purchase.policy");
  const time = (at: Date) => () => <Instant at={at} />;
  if (quote.quota) {
    const { startsAt, endsAt } = quote.quota;
    return [t.rich("quota", { from: time(startsAt), until: time(endsAt) }), t("noRefund")];
  }
  const until = quote.packs[0]?.validUntil;
  const { refund } = quote.policy;
  return [
    ...(until ? [t.rich("validity", { quantity: quote.quantity, until: time(until) })] : []),
    refund ? t.rich("refund", { until: time(refundableUntil(now, refund.windowDays)) }) : t("noRefund"),
  ];
}
