import type { Locale, Terms } from "@/lib/billing/catalog/types";

/** The terms of a service in the page's language, as the dialog shows them. */
export function termsIn({ version, title, clauses }: Terms, locale: Locale) {
  return { version, title: title[locale], clauses: clauses.map((clause) => clause[locale]) };
}
