import type { Tx } from "@/db/client";
import type { KnownEvent } from "@/db/known-events";
import {
  deleteMaterial,
  findMaterial,
  hadMaterialTurn,
  occupySlot,
  releaseSlot,
  saveMaterial,
} from "@/db/materials";
import { listPacksWithSlots } from "@/db/packs";
import { contains } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { drawOrder } from "@/lib/billing/metering/draw-down";
import { admission } from "@/lib/billing/services/admission";
import type { AccountState } from "./account-state";
import { type RatedEvent, resolveOperation } from "./rate-event";
import type { ReportedEvent } from "./reported-event";

/**
 * A material takes a slot while it exists (rule U9): creating one takes a unit, free packs first; deleting gives it
 * back to the pack it came from. Rare beside calls, so each is written at once. The event counts 1, at no cost.
 */
export async function recordMaterial(
  tx: Tx,
  state: AccountState,
  event: ReportedEvent,
): Promise<Decision<RatedEvent>> {
  const resolved = resolveOperation(state, event);
  if (!resolved.ok) return resolved;
  const { service, operation } = resolved.value;
  const { occurredAt: at, accountId, materialId } = event;
  const meter = operation.meter;
  if (!meter || materialId === undefined)
    throw new Error(`${operation.name} is not an operation on materials`);
  const periods = state.services.get(service.id) ?? { active: [], stops: [] };
  const answer = admission(
    { service: service.id, ...periods, mode: "calls", qpsLimit: 0, billed: false },
    at,
  );
  if (!answer.allowed) return { ok: false, refusal: answer.refusal };
  const rated = accept({
    service,
    operation,
    coverage: { calls: 1, free: 0, gifted: 0, purchased: 0, qps: 0, billable: 0, refused: 0 },
    draws: [],
  });
  const existing = await findMaterial(tx, accountId, meter, materialId);
  if (event.type === "material.deleted") {
    if (!existing) return refuse("material_unknown", { material: materialId });
    await deleteMaterial(tx, existing, at);
    await releaseSlot(tx, accountId, existing.packId);
    return rated;
  }
  if (existing) return refuse("material_exists", { material: materialId });
  const packs = (await listPacksWithSlots(tx, accountId)).filter((pack) => pack.meter === meter);
  const pack = drawOrder(packs).find(({ validFrom, validUntil }) =>
    contains({ from: validFrom, until: validUntil }, at),
  );
  if (!pack) return refuse("material_quota_exhausted");
  await occupySlot(tx, accountId, pack.id);
  await saveMaterial(tx, { accountId, meter, materialId, packId: pack.id, createdAt: at, deletedAt: null });
  return rated;
}

/** Whether an event that was recorded before was about the same material: part of its content (rule U6). */
export async function sameMaterial(
  tx: Tx,
  before: KnownEvent & Pick<ReportedEvent, "materialId">,
  { type, accountId, materialId, occurredAt }: ReportedEvent,
): Promise<boolean> {
  if (type === "api.call" || materialId === undefined) return true;
  // Recorded by this very batch: its event is still at hand.
  if (before.materialId !== undefined) return before.materialId === materialId;
  return hadMaterialTurn(
    tx,
    accountId,
    materialId,
    type === "material.created" ? "createdAt" : "deletedAt",
    occurredAt,
  );
}
