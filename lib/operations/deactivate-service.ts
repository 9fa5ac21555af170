import { findAccountService, lockAccount, saveAccountService, saveServiceChanges } from "@/db/accounts";
import { type Tx, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveEntitlementChanges } from "@/db/instance";
import { listMaterials } from "@/db/materials";
import { listCurrentPacks } from "@/db/packs";
import { listQpsQuotas } from "@/db/qps-quotas";
import { findService } from "@/lib/billing/catalog/catalog";
import { type Decision, refuse } from "@/lib/billing/decision";
import { type DeactivationPlan, planDeactivation, type Remainder } from "@/lib/billing/services/deactivation";
import type { Actor } from "./actor";

/**
 * Deactivates a service (rule S3): nothing of it can be called, everything stays as it was. Without `confirmed` it is
 * refused as `deactivation_needs_confirmation`, whose parameters say what remains.
 */
export function deactivateService(
  actor: Actor,
  serviceId: string,
  confirmed: boolean,
  now: Date,
): Promise<Decision<DeactivationPlan>> {
  const { accountId, userId } = actor;
  return tenantTransaction(accountId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    const service = findService(serviceId);
    if (!account) return refuse("account_not_found");
    if (!service) return refuse("service_unknown", { service: serviceId });
    const row = await findAccountService(tx, accountId, service.id);
    const remains = await remainderOf(tx, accountId, service.id, now);
    const decision = planDeactivation({ service, activation: row?.active ?? "never", remains }, confirmed);
    if (!decision.ok || !row) return decision;
    const change = { accountId, service: service.id, change: "deactivated" as const, occurredAt: now };
    await saveAccountService(tx, { ...row, active: "deactivated" });
    await saveServiceChanges(tx, [{ ...change, id: newId(), userId, termsVersion: null }]);
    await saveEntitlementChanges(tx, [change]);
    return decision;
  });
}

/** What would stay behind: usable packs, quotas in force, materials. */
export async function remainderOf(tx: Tx, accountId: string, service: string, now: Date): Promise<Remainder> {
  const packs = (await listCurrentPacks(tx, accountId, now)).filter(
    (pack) => pack.service === service && pack.remaining > 0,
  );
  const quotas = (await listQpsQuotas(tx, [accountId])).filter(
    (quota) => quota.service === service && quota.endsAt > now,
  );
  const materials = (await listMaterials(tx, accountId)).filter((material) =>
    material.meter.startsWith(`${service}/`),
  );
  return {
    packs: packs.length,
    units: packs.reduce((units, pack) => units + pack.remaining, 0),
    quotasInForce: quotas.length,
    materials: materials.length,
  };
}
