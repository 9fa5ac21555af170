import type { Locale } from "./catalog/types";

/** What a figure must be a multiple of to be written short: 万 in Chinese; in English millions, with one decimal. */
const shortFrom: Readonly<Record<Locale, { least: number; step: number }>> = {
  en: { least: 1_000_000, step: 100_000 },
  zh: { least: 10_000, step: 10_000 },
};

/**
 * A size as price lists print it: 5000万, 1亿; 1 million, but 10,000 in English. Exact always: what the short form
 * cannot say exactly is written out.
 */
export function sizeText(count: number, locale: Locale): string {
  const { least, step } = shortFrom[locale];
  if (count < least || count % step !== 0) return new Intl.NumberFormat(locale).format(count);
  const options = { notation: "compact", compactDisplay: "long", maximumFractionDigits: 8 } as const;
  return new Intl.NumberFormat(locale, options).format(count);
}

/** A figure before the Chinese word that counts it: 1,000 次, but 5000万次, as the documents print it. */
export function beforeMeasureWord(figure: string): string {
  return /\d$/.test(figure) ? `${figure} ` : figure;
}
