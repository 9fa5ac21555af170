import { zoneName } from "@/components/instant";
import { formatMoney } from "@/components/money";
import { formatMonth } from "@/components/month";
import type { Message } from "@/db/instance";
import { billingClockText, isBillingMonth } from "@/lib/billing/billing-month";
import { findAnyMeter, findService } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";

/** Every value a message's sentences may name, in a language; one that the message lacks reads as "–". */
export function messageValues(params: Message["params"], locale: Locale) {
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
    kind: findAnyMeter(text("meter"))?.kind ?? "calls",
    units: count("units"),
    books: bookWords(text("books"), locale),
    remaining: count("remaining"),
    granted: count("granted"),
    calls: count("calls"),
    bound: count("bound"),
    qps: count("qps"),
    days: count("days"),
    reason: text("reason"),
    name: text("name"),
    email: text("email"),
    role: roleWord(params.role, locale),
    endsAt: Number.isNaN(endsAt.getTime()) ? "–" : `${billingClockText(endsAt, "minute")} ${zoneName}`,
  };
}

/** Balances that a message names by their ids: "gifted balance and cash". */
function bookWords(ids: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = messages[locale].messages.books;
  return new Intl.ListFormat(locale).format(ids.split(",").map((id) => words[id] ?? id));
}

/** A member's role in words. */
export function roleWord(role: unknown, locale: Locale): string {
  const words: Readonly<Record<string, string>> = messages[locale].members.roles;
  return words[String(role)] ?? "–";
}
