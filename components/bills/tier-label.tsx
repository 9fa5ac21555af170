import { useLocale } from "next-intl";
import { type TierUnit, tierText } from "@/lib/billing/rating/tier-text";

/** A tier in the words that price tables, bills and orders share. */
export function TierLabel({ label, unit = "calls" }: { label: string; unit?: TierUnit }) {
  return (
    <span className="inline-block max-w-44 text-balance tabular-nums">
      {tierText(label, useLocale(), unit)}
    </span>
  );
}
