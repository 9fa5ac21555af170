import { createTranslator } from "next-intl";
import type { ClaimedDelivery } from "@/db/deliveries";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";
import { type MailWords, mailPage } from "./mail-page";
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
  return writeMail({
    ...sentences,
    locale,
    product: messages[locale].common.product,
    greeting: t("greeting", { name }),
    footer: t("footer", { account: accountName }),
    more: { text: t("preferences"), url: `${consoleUrl}/messages/preferences` },
  });
}

/** The same words twice: as plain text and as a page. */
export function writeMail(words: MailWords): Mail {
  const { title, greeting, text, action, url, footer, more } = words;
  const lines = [
    greeting,
    text,
    `${action}: ${url}`,
    `-- \n${footer}${more ? `\n${more.text}: ${more.url}` : ""}`,
  ];
  return { subject: title, text: lines.join("\n\n"), html: mailPage(words) };
}
