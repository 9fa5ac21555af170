import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "@/lib/billing/catalog/types";
import { beforeMeasureWord, sizeText } from "@/lib/billing/size-text";

/** `1,234,567`. */
export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A size as price lists print it: 5000万, 1 million. */
export function formatSize(count: number, locale: Locale): string {
  return sizeText(count, locale);
}

type Unit = "calls" | "materials";
/** The texts of `format`. */
type UnitWords = (unit: Unit, values: { count: number; text: string }) => string;

/** A size with its unit's word: "1 million calls", "5000万次". */
export function formatSizeOf(words: UnitWords, unit: Unit, count: number, locale: Locale): string {
  return withUnit(words, unit, count, formatSize(count, locale), locale);
}

/** A number with its unit's word, written out: "1,000,000 calls". */
export function formatCountOf(words: UnitWords, unit: Unit, count: number, locale: Locale): string {
  return withUnit(words, unit, count, formatCount(count, locale), locale);
}

function withUnit(words: UnitWords, unit: Unit, count: number, text: string, locale: Locale): string {
  return words(unit, { count, text: locale === "zh" ? beforeMeasureWord(text) : text });
}

interface CallCountProps {
  count: number;
  /** With the unit's word: "1,000 calls", "1万次". */
  unit?: Unit;
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
      {unit ? withUnit(t, unit, count, text, locale) : text}
    </data>
  );
}
