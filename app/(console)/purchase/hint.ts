import { getTranslations } from "next-intl/server";
import { findAnyMeter } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import type { PackSurroundings } from "@/lib/billing/packs/pack-state";
import type { Selection } from "./selection";

/** Why what is bought would not work at once, although it can be bought (rules S2, S5 and S6); null when it would. */
export async function hintOf(
  { service, offer }: Selection,
  around: PackSurroundings | undefined,
  locale: Locale,
): Promise<string | null> {
  const t = await getTranslations({ locale, namespace: "purchase" });
  if (!around) return null;
  const names = {
    service: service.name[locale],
    meter: findAnyMeter(offer.meter)?.name[locale] ?? offer.meter,
  };
  if (around.activation !== "active") return t(`hints.${around.activation}`, names);
  if (around.stopped) return t("hints.stopped", names);
  if (offer.kind === "qps") return around.mode === "calls" ? t("hints.calls_mode", names) : null;
  return around.mode === "qps" ? t("hints.qps_mode", names) : null;
}
