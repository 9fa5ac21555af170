import { createTranslator } from "next-intl";
import type { ClaimedDelivery } from "@/db/deliveries";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";
import { mailPage } from "./mail-page";
import { messageSentences } from "./sentences";

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailReader {
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/** A message as a mail in its reader's language, as plain text and as a page. */
export function renderMail(
  message: NonNullable<ClaimedDelivery["message"]>,
  accountName: string,
  { name, locale }: MailReader,
  consoleUrl: string,
): Mail {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "messages.mail" });
  const sentences = messageSentences(message, locale, consoleUrl);
  const words = {
    ...sentences,
    locale,
    product: messages[locale].common.product,
    greeting: t("greeting", { name }),
    footer: t("footer", { account: accountName }),
    preferences: t("preferences"),
    preferencesUrl: `${consoleUrl}/messages/preferences`,
  };
  const text = [
    words.greeting,
    words.text,
    `${words.action}: ${words.url}`,
    `-- \n${words.footer}\n${words.preferences}: ${words.preferencesUrl}`,
  ].join("\n\n");
  return { subject: words.title, text, html: mailPage(words) };
}
