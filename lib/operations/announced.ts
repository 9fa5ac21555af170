import type { Tx } from "@/db/client";
import { listFreeQuotaVersions, listPriceVersions } from "@/db/prices";
import type { Announced, AnnouncedPrices } from "@/lib/billing/catalog/announced";
import { serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { FreePackRule, MeterId } from "@/lib/billing/catalog/types";

/** What was announced beside the printed catalogue, as the rulebook takes it (rule P10). */
export async function readAnnounced(tx: Tx): Promise<Announced> {
  const [{ prices }, freeQuotas] = await Promise.all([readAnnouncedPrices(tx), readAnnouncedFreeQuotas(tx)]);
  return { prices, freeQuotas };
}

/** The prices alone: all that billing a month asks for. */
export async function readAnnouncedPrices(tx: Tx): Promise<AnnouncedPrices> {
  const prices = await listPriceVersions(tx);
  return {
    prices: prices.map(({ id, meter, effectiveFrom, announcedOn, bounds, tiers }) => ({
      id,
      meter: meter as MeterId,
      effectiveFrom: effectiveFrom.toISOString(),
      announcedOn: announcedOn.toISOString(),
      bounds,
      tiers,
    })),
  };
}

/** The free quotas alone: all that issuing packs asks for. */
export async function readAnnouncedFreeQuotas(tx: Tx): Promise<FreePackRule[]> {
  return (await listFreeQuotaVersions(tx)).map(({ id, meter, issue, units, effectiveFrom, announcedOn }) => {
    const printed = serviceOfMeter(meter)?.freePacks.find(
      (rule) => rule.meter === meter && rule.issue === issue,
    );
    if (!printed) throw new Error(`A free quota was announced that the catalogue lacks: ${meter} ${issue}`);
    const dates = { effectiveFrom: effectiveFrom.toISOString(), announcedOn: announcedOn.toISOString() };
    return { ...printed, id, units, ...dates };
  });
}
