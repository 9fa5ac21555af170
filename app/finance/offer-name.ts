import { getLocale, getTranslations } from "next-intl/server";
import { formatSizeOf } from "@/components/call-count";
import { findAnyMeter, findOffer } from "@/lib/billing/catalog/catalog";

/** How finance's tables name an offer or a meter; one that the catalogue no longer has keeps its id. */
export async function itemNamer(): Promise<(item: string) => string> {
  const locale = await getLocale();
  const t = await getTranslations("revenue.offer");
  const words = await getTranslations("format");
  const meterName = (id: string) => findAnyMeter(id)?.name[locale] ?? id;
  return (item) => {
    const offer = findOffer(item);
    if (!offer) return meterName(item);
    const meter = meterName(offer.meter);
    if (offer.kind === "qps") return offer.term === "day" ? t("day", { meter }) : t("month", { meter });
    const unit = offer.kind === "call_pack" ? "calls" : "materials";
    return t("pack", { meter, size: formatSizeOf(words, unit, offer.units, locale) });
  };
}
