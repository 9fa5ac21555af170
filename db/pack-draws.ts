import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { packDraws, packs } from "./schema/packs";

/** What was drawn from a pack in a period. */
export interface PackDrawn {
  readonly packId: string;
  readonly meter: string;
  readonly origin: "free" | "gifted" | "purchased";
  readonly packUnits: number;
  readonly drawn: number;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** Packs that calls of a half-open period were drawn from, in the order in which they run out. */
export function listPacksDrawn(tx: Tx, accountId: string, from: Date, until: Date): Promise<PackDrawn[]> {
  return tx.orm
    .select({
      packId: packs.id,
      meter: packs.meter,
      origin: packs.origin,
      packUnits: packs.units,
      drawn: sql`sum(${packDraws.units})`.mapWith(packDraws.units).as("drawn"),
      validFrom: packs.validFrom,
      validUntil: packs.validUntil,
    })
    .from(packDraws)
    .innerJoin(packs, and(eq(packs.accountId, packDraws.accountId), eq(packs.id, packDraws.packId)))
    .where(and(eq(packDraws.accountId, accountId), gte(packDraws.hour, from), lt(packDraws.hour, until)))
    .groupBy(packs.accountId, packs.id)
    .orderBy(sql`${packs.validUntil} asc nulls last`, asc(packs.validFrom), asc(packs.id));
}

const lastHourFirst: KeyOrder = {
  columns: [{ expression: sql`${packDraws.hour}`, type: "timestamptz" }],
  descending: true,
};

/** Units by the hour they were drawn in. */
export function listDraws(
  tx: Tx,
  accountId: string,
  packId: string,
  request: PageRequest,
): Promise<KeysetPage<{ hour: Date; units: number }>> {
  return readPage(
    lastHourFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select({ hour: packDraws.hour, units: packDraws.units })
        .from(packDraws)
        .where(and(eq(packDraws.accountId, accountId), eq(packDraws.packId, packId), beyond))
        .orderBy(orderBy)
        .limit(limit),
    ({ hour }) => [hour.toISOString()],
  );
}
