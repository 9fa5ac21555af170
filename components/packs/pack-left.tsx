import { useLocale, useTranslations } from "next-intl";
import { formatCount } from "@/components/call-count";
import { MeterBar } from "@/components/ui/meter-bar";

/** What is left of a pack, as words and as a bar. */
export function PackLeft({ name, left, total }: { name: string; left: number; total: number }) {
  const t = useTranslations("packs");
  const locale = useLocale();
  return (
    <MeterBar
      label={t("leftLabel", { name })}
      left={left}
      total={total}
      text={t("leftOf", { left: formatCount(left, locale), total: formatCount(total, locale) })}
    />
  );
}
