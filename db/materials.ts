import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { packs } from "./schema/packs";
import { materials } from "./schema/usage";

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
