import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { insertTogether, NewRows } from "./bulk";
import type { Tx } from "./client";
import { packEnd } from "./pack-end";
import { packs } from "./schema/packs";

export type Pack = typeof packs.$inferSelect;

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
export async function savePacks(tx: Tx, packs: readonly NewPack[]): Promise<void> {
  await insertTogether(tx.sql, [packRows(packs)]);
}

/** The same as a part of a larger statement. */
export function packRows(packs: readonly NewPack[]) {
  const rows = new NewRows("packs", packColumns);
  for (const pack of packs) {
    rows.add([
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
  }
  return { rows, suffix: "on conflict (account_id, grant_key) do nothing" };
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

export function listPacksByGrants(tx: Tx, accountId: string, grantKeys: readonly string[]): Promise<Pack[]> {
  return tx.orm
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), inArray(packs.grantKey, [...grantKeys])));
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

/**
 * Packs that are neither refunded nor over at `now`, those that have not begun among them, newest first: what a page
 * about the present needs, however long the account's history is.
 */
export function listCurrentPacks(tx: Tx, accountId: string, now: Date): Promise<Pack[]> {
  return tx.orm
    .select()
    .from(packs)
    .where(
      and(
        eq(packs.accountId, accountId),
        // 'active' as a word of the statement, not as a parameter: the index holds active packs only.
        sql`${packs.status} = 'active' and ${packEnd} > ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(desc(packs.createdAt), desc(packs.id));
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

/** Material packs with free slots that are not being refunded, whatever their validity. */
export function listPacksWithSlots(tx: Tx, accountId: string): Promise<Pack[]> {
  return tx.orm
    .select()
    .from(packs)
    .where(
      and(
        eq(packs.accountId, accountId),
        eq(packs.kind, "materials"),
        eq(packs.status, "active"),
        gt(packs.remaining, 0),
      ),
    );
}
