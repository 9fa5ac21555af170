import { useLocale, useTranslations } from "next-intl";
import { formatCount } from "@/components/call-count";
import { MeterBar } from "@/components/ui/meter-bar";

interface PackLeftProps {
  name: string;
  left: number;
  total: number;
  /** The money for it went back: its units were never used, and nobody can use them any more. */
  refunded: boolean;
}

/** What is left of a pack, as words and as a bar. */
export function PackLeft({ name, left, total, refunded }: PackLeftProps) {
  const t = useTranslations("packs");
  const locale = useLocale();
  return (
    <MeterBar
      label={t("leftLabel", { name })}
      left={refunded ? 0 : left}
      total={total}
      text={
        refunded
          ? t("gaveBack", { total: formatCount(total, locale) })
          : t("leftOf", { left: formatCount(left, locale), total: formatCount(total, locale) })
      }
    />
  );
}
