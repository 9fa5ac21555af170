import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "@/lib/billing/catalog/types";

/** `1,234,567`. */
export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** What a figure must be a multiple of to be written short: 万 in Chinese; in English millions, with one decimal. */
const shortFrom: Readonly<Record<Locale, { least: number; step: number }>> = {
  en: { least: 1_000_000, step: 100_000 },
  zh: { least: 10_000, step: 10_000 },
};

/**
 * A size as price lists print it: 5000万, 1亿; 1 million, but 10,000 in English. Exact always: what the short form
 * cannot say exactly is written out.
 */
export function formatSize(count: number, locale: Locale): string {
  const { least, step } = shortFrom[locale];
  if (count < least || count % step !== 0) return formatCount(count, locale);
  const options = { notation: "compact", compactDisplay: "long", maximumFractionDigits: 8 } as const;
  return new Intl.NumberFormat(locale, options).format(count);
}

interface CallCountProps {
  count: number;
  /** With the unit's word: "1,000 calls", "1万次". */
  unit?: "calls" | "materials";
  /** `size`: as price lists print it, for packs and tiers. */
  style?: "exact" | "size";
}

/** A number of calls or materials. */
export function CallCount({ count, unit, style = "exact" }: CallCountProps) {
  const locale = useLocale();
  const t = useTranslations("format");
  const text = style === "size" ? formatSize(count, locale) : formatCount(count, locale);
  return (
    <data value={count} className="whitespace-nowrap tabular-nums">
      {unit ? t(unit, { count, text }) : text}
    </data>
  );
}
