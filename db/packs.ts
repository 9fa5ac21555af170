import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { arrayLiteral, insertRows } from "./bulk";
import type { Tx } from "./client";
import { orders, packDraws, packs, qpsQuotas, refunds } from "./schema/packs";
import { materials } from "./schema/usage";

export type Pack = typeof packs.$inferSelect;
export type Order = typeof orders.$inferSelect;
export type QpsQuota = typeof qpsQuotas.$inferSelect;
export type Refund = typeof refunds.$inferSelect;

const packColumns = {
  account_id: "uuid",
  id: "uuid",
  service: "text",
  meter: "text",
  kind: "text",
  origin: "text",
  units: "bigint",
  remaining: "bigint",
  valid_from: "timestamptz",
  valid_until: "timestamptz",
  status: "text",
  grant_key: "text",
  order_id: "uuid",
  order_position: "smallint",
  created_at: "timestamptz",
};

export type NewPack = Omit<Pack, "remaining" | "status" | "used">;

/** Saves new packs; one whose grant key exists is left out, so issuing twice issues once. */
export async function savePacks(tx: Tx, rows: readonly NewPack[]): Promise<void> {
  const values = rows.map((pack) => [
    pack.accountId,
    pack.id,
    pack.service,
    pack.meter,
    pack.kind,
    pack.origin,
    pack.units,
    pack.units,
    pack.validFrom.toISOString(),
    pack.validUntil?.toISOString() ?? null,
    "active",
    pack.grantKey,
    pack.orderId,
    pack.orderPosition,
    pack.createdAt.toISOString(),
  ]);
  await insertRows(tx.sql, "packs", packColumns, values, "on conflict (account_id, grant_key) do nothing");
}

export async function findPackByGrant(
  tx: Tx,
  accountId: string,
  grantKey: string,
): Promise<Pack | undefined> {
  const [pack] = await tx.orm
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.grantKey, grantKey)));
  return pack;
}

/** Which of the grant keys the accounts have already. */
export function listGrantKeys(tx: Tx, accountIds: readonly string[], grantKeys: readonly string[]) {
  return tx.orm
    .select({ accountId: packs.accountId, grantKey: packs.grantKey })
    .from(packs)
    .where(and(inArray(packs.accountId, [...accountIds]), inArray(packs.grantKey, [...grantKeys])));
}

export async function findPack(tx: Tx, accountId: string, packId: string): Promise<Pack | undefined> {
  const [pack] = await tx.orm
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.id, packId)));
  return pack;
}

/** All packs of an account, newest first. */
export function listPacks(tx: Tx, accountId: string): Promise<Pack[]> {
  return tx.orm
    .select()
    .from(packs)
    .where(eq(packs.accountId, accountId))
    .orderBy(desc(packs.createdAt), desc(packs.id));
}

export function listPacksOfOrder(tx: Tx, accountId: string, orderId: string): Promise<Pack[]> {
  return tx.orm
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.orderId, orderId)))
    .orderBy(asc(packs.orderPosition));
}

/** Packs with units left that are not being refunded: what usage may draw from, whatever their validity. */
export function listDrawablePacks(
  tx: Tx,
  accountIds: readonly string[],
  kind: "calls" | "materials" = "calls",
): Promise<Pack[]> {
  return tx.orm
    .select()
    .from(packs)
    .where(
      and(
        inArray(packs.accountId, [...accountIds]),
        eq(packs.kind, kind),
        eq(packs.status, "active"),
        gt(packs.remaining, 0),
      ),
    );
}

export interface PackDraw {
  readonly accountId: string;
  readonly packId: string;
  /** Start of the hour the calls happened in. */
  readonly hour: Date;
  readonly units: number;
}

/** Takes drawn units off the packs and adds them to their draw history: two statements for any number of packs. */
export async function saveDraws(tx: Tx, draws: readonly PackDraw[]): Promise<void> {
  if (draws.length === 0) return;
  const totals = new Map<string, { accountId: string; packId: string; units: number }>();
  for (const draw of draws) {
    const total = totals.get(draw.packId);
    if (total) total.units += draw.units;
    else totals.set(draw.packId, { accountId: draw.accountId, packId: draw.packId, units: draw.units });
  }
  const rows = [...totals.values()].sort((a, b) =>
    a.accountId + a.packId < b.accountId + b.packId ? -1 : 1,
  );
  await Promise.all([
    tx.sql`
      update packs p set remaining = p.remaining - d.units, used = 1
      from unnest(${arrayLiteral(rows.map((row) => row.accountId))}::uuid[], ${arrayLiteral(rows.map((row) => row.packId))}::uuid[],
        ${arrayLiteral(rows.map((row) => row.units))}::bigint[]) as d(account_id, pack_id, units)
      where p.account_id = d.account_id and p.id = d.pack_id`,
    insertRows(
      tx.sql,
      "pack_draws",
      { account_id: "uuid", pack_id: "uuid", hour: "timestamptz", units: "bigint" },
      draws.map((draw) => [draw.accountId, draw.packId, draw.hour.toISOString(), draw.units]),
      "on conflict (account_id, pack_id, hour) do update set units = pack_draws.units + excluded.units",
    ),
  ]);
}

export function listDraws(tx: Tx, accountId: string, packId: string, limit: number) {
  return tx.orm
    .select()
    .from(packDraws)
    .where(and(eq(packDraws.accountId, accountId), eq(packDraws.packId, packId)))
    .orderBy(desc(packDraws.hour))
    .limit(limit);
}

export async function findOrderByRequest(
  tx: Tx,
  accountId: string,
  requestId: string,
): Promise<Order | undefined> {
  const [order] = await tx.orm
    .select()
    .from(orders)
    .where(and(eq(orders.accountId, accountId), eq(orders.requestId, requestId)));
  return order;
}

export async function findOrder(tx: Tx, accountId: string, orderId: string): Promise<Order | undefined> {
  const [order] = await tx.orm
    .select()
    .from(orders)
    .where(and(eq(orders.accountId, accountId), eq(orders.id, orderId)));
  return order;
}

export function listOrders(tx: Tx, accountId: string, limit: number): Promise<Order[]> {
  return tx.orm
    .select()
    .from(orders)
    .where(eq(orders.accountId, accountId))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit);
}

export async function saveOrder(tx: Tx, order: typeof orders.$inferInsert): Promise<void> {
  await tx.orm.insert(orders).values(order);
}

export async function saveQpsQuota(tx: Tx, quota: typeof qpsQuotas.$inferInsert): Promise<void> {
  await tx.orm.insert(qpsQuotas).values(quota);
}

export function listQpsQuotas(tx: Tx, accountIds: readonly string[]): Promise<QpsQuota[]> {
  return tx.orm
    .select()
    .from(qpsQuotas)
    .where(inArray(qpsQuotas.accountId, [...accountIds]))
    .orderBy(asc(qpsQuotas.accountId), asc(qpsQuotas.startsAt));
}

/** Freezes a wholly unused, active pack; false when it was used or taken meanwhile (rule R9). */
export async function freezePack(tx: Tx, accountId: string, packId: string): Promise<boolean> {
  const frozen = await tx.orm
    .update(packs)
    .set({ status: "frozen" })
    .where(
      and(
        eq(packs.accountId, accountId),
        eq(packs.id, packId),
        eq(packs.status, "active"),
        eq(packs.used, 0),
      ),
    )
    .returning({ id: packs.id });
  return frozen.length === 1;
}

export async function setPackStatus(
  tx: Tx,
  accountId: string,
  packId: string,
  status: "active" | "refunded",
): Promise<void> {
  await tx.orm
    .update(packs)
    .set({ status })
    .where(and(eq(packs.accountId, accountId), eq(packs.id, packId), eq(packs.status, "frozen")));
}

export async function saveRefund(tx: Tx, refund: typeof refunds.$inferInsert): Promise<void> {
  await tx.orm.insert(refunds).values(refund);
}

export async function updateRefund(
  tx: Tx,
  accountId: string,
  refundId: string,
  change: Partial<Refund>,
): Promise<void> {
  await tx.orm
    .update(refunds)
    .set(change)
    .where(and(eq(refunds.accountId, accountId), eq(refunds.id, refundId)));
}

export async function findRefund(tx: Tx, accountId: string, refundId: string): Promise<Refund | undefined> {
  const [refund] = await tx.orm
    .select()
    .from(refunds)
    .where(and(eq(refunds.accountId, accountId), eq(refunds.id, refundId)));
  return refund;
}

export async function countRefundsSince(tx: Tx, accountId: string, since: Date): Promise<number> {
  return tx.orm.$count(refunds, and(eq(refunds.accountId, accountId), gte(refunds.submittedAt, since)));
}

export function listRefunds(tx: Tx, accountId: string): Promise<Refund[]> {
  return tx.orm
    .select()
    .from(refunds)
    .where(eq(refunds.accountId, accountId))
    .orderBy(desc(refunds.submittedAt));
}

/** Refund requests of all accounts in a status, oldest first, after the one that was seen last. */
export function listRefundsByStatus(
  tx: Tx,
  status: "submitted" | "review",
  limit: number,
  after: Pick<Refund, "submittedAt" | "id"> | null = null,
): Promise<Refund[]> {
  const later =
    after && sql`(${refunds.submittedAt}, ${refunds.id}) > (${after.submittedAt.toISOString()}, ${after.id})`;
  return tx.orm
    .select()
    .from(refunds)
    .where(and(eq(refunds.status, status), later ?? undefined))
    .orderBy(asc(refunds.submittedAt), asc(refunds.id))
    .limit(limit);
}

/** Units left per origin of the calls packs of a meter that are valid at `at` (rule U8). */
export function sumRemaining(tx: Tx, accountId: string, meter: string, at: Date) {
  return tx.orm
    .select({
      units: sql<number>`coalesce(sum(${packs.units}), 0)::float8`,
      remaining: sql<number>`coalesce(sum(${packs.remaining}), 0)::float8`,
    })
    .from(packs)
    .where(
      and(
        eq(packs.accountId, accountId),
        eq(packs.meter, meter),
        eq(packs.status, "active"),
        lte(packs.validFrom, at),
        or(isNull(packs.validUntil), gt(packs.validUntil, at)),
      ),
    );
}

export type Material = typeof materials.$inferSelect;

/** The material of this id that exists now. */
export async function findMaterial(
  tx: Tx,
  accountId: string,
  meter: string,
  materialId: string,
): Promise<Material | undefined> {
  const [row] = await tx.orm
    .select()
    .from(materials)
    .where(
      and(
        eq(materials.accountId, accountId),
        eq(materials.meter, meter),
        eq(materials.materialId, materialId),
        isNull(materials.deletedAt),
      ),
    );
  return row;
}

/** Whether a material of this id came or went at that instant. */
export async function hadMaterialTurn(
  tx: Tx,
  accountId: string,
  materialId: string,
  turn: "createdAt" | "deletedAt",
  at: Date,
): Promise<boolean> {
  const turned = and(
    eq(materials.accountId, accountId),
    eq(materials.materialId, materialId),
    eq(materials[turn], at),
  );
  return (await tx.orm.$count(materials, turned)) > 0;
}

/** Saves a material that came; one that came, went and came again in the same instant is the same row. */
export async function saveMaterial(tx: Tx, row: Material): Promise<void> {
  await tx.orm
    .insert(materials)
    .values(row)
    .onConflictDoUpdate({
      target: [materials.accountId, materials.meter, materials.materialId, materials.createdAt],
      set: { packId: row.packId, deletedAt: row.deletedAt },
    });
}

export async function deleteMaterial(tx: Tx, row: Material, deletedAt: Date): Promise<void> {
  await tx.orm
    .update(materials)
    .set({ deletedAt })
    .where(
      and(
        eq(materials.accountId, row.accountId),
        eq(materials.meter, row.meter),
        eq(materials.materialId, row.materialId),
        eq(materials.createdAt, row.createdAt),
      ),
    );
}

/** Takes one unit; the check on `remaining` refuses an empty pack. */
export async function occupySlot(tx: Tx, accountId: string, packId: string): Promise<void> {
  await tx.orm
    .update(packs)
    .set({ remaining: sql`${packs.remaining} - 1`, used: 1 })
    .where(and(eq(packs.accountId, accountId), eq(packs.id, packId)));
}

export async function releaseSlot(tx: Tx, accountId: string, packId: string): Promise<void> {
  await tx.orm
    .update(packs)
    .set({ remaining: sql`${packs.remaining} + 1` })
    .where(and(eq(packs.accountId, accountId), eq(packs.id, packId)));
}

export function listMaterials(tx: Tx, accountId: string): Promise<Material[]> {
  return tx.orm
    .select()
    .from(materials)
    .where(and(eq(materials.accountId, accountId), isNull(materials.deletedAt)))
    .orderBy(desc(materials.createdAt));
}
