import { getLocale, getTranslations } from "next-intl/server";
import { zoneName } from "@/components/instant";
import type { MessageView } from "@/components/messages/message-row";
import { messageKind, messageLook } from "@/components/messages/message-view";
import { formatMoney } from "@/components/money";
import { formatMonth } from "@/components/month";
import type { Message } from "@/db/instance";
import { billingClockText, isBillingMonth } from "@/lib/billing/billing-month";
import { findAnyMeter, findService } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";

/** Messages as sentences: the values stored with them become names, amounts and instants in the page's language. */
export async function messageViews(messages: readonly Message[]): Promise<MessageView[]> {
  const t = await getTranslations("messages");
  const locale = await getLocale();
  return messages.map((message) => {
    const kind = messageKind(message.kind);
    const values = valuesIn(message.params, locale);
    return {
      id: message.id,
      ...messageLook(kind, message.params),
      title: t(`kinds.${kind}.title`, values),
      text: t(`kinds.${kind}.text`, values),
      action: t(`kinds.${kind}.action`),
      createdAt: message.createdAt,
      read: message.readAt !== null,
    };
  });
}

/** Every value a sentence may name; one that the message lacks reads as "–". */
function valuesIn(params: Message["params"], locale: Locale) {
  const { amount, currency } = params;
  const text = (name: string) => String(params[name] ?? "–");
  const count = (name: string) => Number(params[name] ?? 0);
  const month = text("month");
  const endsAt = new Date(text("endsAt"));
  return {
    service: findService(text("service"))?.name[locale] ?? text("service"),
    meter: findAnyMeter(text("meter"))?.name[locale] ?? text("meter"),
    month: isBillingMonth(month) ? formatMonth(month, locale) : month,
    amount:
      currency === "USD" || currency === "CNY"
        ? formatMoney({ currency, amount: String(amount) }, locale)
        : String(amount ?? "–"),
    remaining: count("remaining"),
    granted: count("granted"),
    calls: count("calls"),
    bound: count("bound"),
    qps: count("qps"),
    days: count("days"),
    reason: text("reason"),
    endsAt: Number.isNaN(endsAt.getTime()) ? "–" : `${billingClockText(endsAt, "minute")} ${zoneName}`,
  };
}
