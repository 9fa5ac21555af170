import { asc } from "drizzle-orm";
import type { Tx } from "./client";
import { freeQuotaVersions, priceVersions } from "./schema/prices";

export type PriceVersionRow = typeof priceVersions.$inferSelect;
export type FreeQuotaVersionRow = typeof freeQuotaVersions.$inferSelect;

/** Every list price that was announced, oldest first: a handful of rows in all the years. */
export function listPriceVersions(tx: Tx): Promise<PriceVersionRow[]> {
  return tx.orm.select().from(priceVersions).orderBy(asc(priceVersions.announcedOn), asc(priceVersions.id));
}

export function listFreeQuotaVersions(tx: Tx): Promise<FreeQuotaVersionRow[]> {
  return tx.orm
    .select()
    .from(freeQuotaVersions)
    .orderBy(asc(freeQuotaVersions.announcedOn), asc(freeQuotaVersions.id));
}

export async function savePriceVersion(tx: Tx, row: PriceVersionRow): Promise<void> {
  await tx.orm.insert(priceVersions).values(row);
}

export async function saveFreeQuotaVersion(tx: Tx, row: FreeQuotaVersionRow): Promise<void> {
  await tx.orm.insert(freeQuotaVersions).values(row);
}

/** One publication at a time; the lock ends with the transaction. */
export async function lockPublishing(tx: Tx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtext('facet-publishing'))`;
}

/** A price table that ends without a price somewhere: of a contract or announced. */
export interface OpenEnd {
  readonly meter: string;
  readonly bounds: PriceVersionRow["bounds"];
  readonly tiers: PriceVersionRow["tiers"];
}

/** Tables beyond the printed ones whose last tier has no price: few, and asked for by every batch of usage. */
export function listOpenEnds(tx: Tx): Promise<OpenEnd[]> {
  return tx.sql<OpenEnd[]>`
    select meter, bounds, tiers from contracts where (tiers -> -1 ->> 'unitPrice') is null
    union select meter, bounds, tiers from price_versions where (tiers -> -1 ->> 'unitPrice') is null`;
}
