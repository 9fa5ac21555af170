import { useLocale, useTranslations } from "next-intl";
import { formatSizeOf } from "@/components/call-count";
import type { BoughtThing } from "./result-view";

/** What is bought, in words: "2 × 10,000 calls", "10 QPS for 1 month". */
export function Bought({ things }: { things: readonly BoughtThing[] }) {
  const t = useTranslations("calculator.bought");
  const units = useTranslations("format");
  const locale = useLocale();
  const texts = things.map((thing) =>
    thing.kind === "quota"
      ? t(`quota.${thing.term}`, { qps: thing.qps, terms: thing.terms })
      : t("packs", {
          quantity: thing.quantity,
          size: formatSizeOf(units, thing.unit, thing.units, locale),
        }),
  );
  return <span className="tabular-nums">{texts.join(t("and"))}</span>;
}
