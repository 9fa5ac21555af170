import { asc, inArray } from "drizzle-orm";
import type { Tx } from "./client";
import { qpsQuotas } from "./schema/packs";

export type QpsQuota = typeof qpsQuotas.$inferSelect;

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
