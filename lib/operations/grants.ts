import type { Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { type NewPack, savePacks } from "@/db/packs";
import type { PackGrant } from "@/lib/billing/packs/pack-grant";

/** Writes packs the rulebook granted; those whose grant key the account has already are left out. */
export async function savePackGrants(
  tx: Tx,
  accountId: string,
  grants: readonly PackGrant[],
  now: Date,
): Promise<void> {
  await savePacks(
    tx,
    grants.map((grant) => toPack(accountId, grant, now, null)),
  );
}

export function toPack(
  accountId: string,
  grant: PackGrant,
  now: Date,
  order: { readonly id: string; readonly position: number } | null,
): NewPack {
  return {
    accountId,
    id: newId(),
    service: grant.service,
    meter: grant.meter,
    kind: grant.kind,
    origin: grant.origin,
    units: grant.units,
    validFrom: grant.validFrom,
    validUntil: grant.validUntil,
    grantKey: grant.grantKey,
    orderId: order?.id ?? null,
    orderPosition: order?.position ?? null,
    createdAt: now,
  };
}
