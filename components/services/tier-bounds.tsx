import { useLocale, useTranslations } from "next-intl";
import { formatSize } from "@/components/call-count";
import type { Bounds } from "@/lib/billing/catalog/types";

interface TierBoundsProps {
  bounds: Bounds;
  from: number;
  upTo: number | null;
}

/** The bounds of a tier as the price lists print them: `10,000 < calls ≤ 100,000`, `10万 ≤ 调用量 < 20万`. */
export function TierBounds({ bounds, from, upTo }: TierBoundsProps) {
  const t = useTranslations("services.prices");
  const locale = useLocale();
  const [lower, upper] = bounds === "(a,b]" ? ["<", "≤"] : ["≤", "<"];
  const [least, most] = [formatSize(from, locale), upTo === null ? "" : formatSize(upTo, locale)];
  if (from === 0 && upTo === null) return t("anyVolume");
  if (upTo === null) return t("openEnded", { sign: lower === "<" ? ">" : "≥", least });
  return t("between", { lower, upper, least, most });
}
