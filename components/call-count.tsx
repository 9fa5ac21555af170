import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "@/lib/billing/catalog/types";
import { sizeText } from "@/lib/billing/size-text";

/** `1,234,567`. */
export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A size as price lists print it: 5000万, 1 million. */
export function formatSize(count: number, locale: Locale): string {
  return sizeText(count, locale);
}

interface CallCountProps {
  count: number;
  /** With the unit's word: "1,000 calls", "1万 次". */
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
