import type { PackRow } from "@/components/packs/pack-table";
import { findAnyMeter, serviceOf } from "@/lib/billing/catalog/catalog";
import type { Locale, ServiceId } from "@/lib/billing/catalog/types";
import type { PackTab } from "@/lib/billing/packs/pack-state";
import type { ShownPack } from "@/lib/operations/read-packs";

/** The word for where a pack stands; a refund under way differs from one that is done. */
export function statusOf({ pack, standing }: ShownPack): PackRow["status"] {
  if (standing.tab === "refunded") return pack.status === "refunded" ? "refunded" : "refunding";
  return standing.tab === "not_yet_usable" ? "not_yet" : standing.tab;
}

export function reasonOf(standing: PackTab): PackRow["reason"] {
  return standing.tab === "not_yet_usable" ? standing.reason : null;
}

/** A pack as the table shows it, in the reader's language. */
export function packRow(shown: ShownPack, locale: Locale): PackRow {
  const { pack, standing } = shown;
  return {
    id: pack.id,
    meter: findAnyMeter(pack.meter)?.name[locale] ?? pack.meter,
    service: serviceOf(pack.service as ServiceId).name[locale],
    kind: pack.kind,
    origin: pack.origin,
    units: pack.units,
    left: pack.remaining,
    status: statusOf(shown),
    reason: reasonOf(standing),
    validFrom: pack.validFrom.toISOString(),
    validUntil: pack.validUntil?.toISOString() ?? null,
    orderId: pack.orderId,
    addedAt: pack.createdAt.toISOString(),
  };
}
