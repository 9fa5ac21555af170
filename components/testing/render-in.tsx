import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";

/** For tests: a component as static markup in one language, and the text a person reads of it. */
export function renderIn(locale: Locale, element: ReactElement): { html: string; text: string } {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Etc/GMT-8">
      {element}
    </NextIntlClientProvider>,
  );
  return { html, text: html.replace(/<[^>]+>/g, "") };
}
