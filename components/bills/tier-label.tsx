import { useLocale } from "next-intl";
import { formatSize } from "@/components/call-count";
import type { Locale } from "@/lib/billing/catalog/types";

/** A tier as printed, its bounds written as price lists write them: `[1万, 10万)`, `(3 million, ∞)`. */
export function formatTier(label: string, locale: Locale): string {
  return label.replace(/\d+/g, (digits) => formatSize(Number(digits), locale));
}

export function TierLabel({ label }: { label: string }) {
  return <span className="whitespace-nowrap tabular-nums">{formatTier(label, useLocale())}</span>;
}
