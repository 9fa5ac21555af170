import { createTranslator } from "next-intl";
import type { ClaimedDelivery } from "@/db/deliveries";
import { findMeter } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";
import { type Mail, writeMail } from "./mail";
import { messageValues } from "./message-values";

export type Told = NonNullable<ClaimedDelivery["message"]>;

const kinds = ["quote_near", "quote_reached", "needs_quote"] as const;

/** What the sales team is told: whose calls come to where no price is published, and where it is priced. */
export function salesMail(
  message: Told,
  account: { readonly id: string; readonly name: string },
  locale: Locale,
  consoleUrl: string,
): Mail {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "messages.sales" });
  const kind = kinds.find((each) => each === message.kind) ?? "needs_quote";
  const values = {
    ...messageValues(message.params, locale),
    account: account.name,
    meters: meterNames(message.params, locale),
  };
  const query = new URLSearchParams({
    ...(kind === "needs_quote" ? {} : { tab: "near" }),
    account: account.id,
  });
  return writeMail({
    locale,
    product: messages[locale].common.product,
    title: t(`${kind}.title`, values),
    greeting: t("greeting"),
    text: t(`${kind}.text`, values),
    action: t("action"),
    url: `${consoleUrl}/finance/quotes?${query}`,
    footer: t("footer"),
    more: null,
  });
}

/** Ids that stand in one value, by comma, as a list of names. */
function meterNames({ meters }: Told["params"], locale: Locale): string {
  const names = String(meters ?? "")
    .split(",")
    .map((id) => findMeter(id)?.name[locale] ?? id);
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}
