import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "./client";
import { topUps } from "./schema/ledger";

export type TopUp = typeof topUps.$inferSelect;

export async function findTopUpByRequest(
  tx: Tx,
  accountId: string,
  requestId: string,
): Promise<TopUp | undefined> {
  const [row] = await tx.orm
    .select()
    .from(topUps)
    .where(and(eq(topUps.accountId, accountId), eq(topUps.requestId, requestId)));
  return row;
}

export async function findTopUp(tx: Tx, accountId: string, topUpId: string): Promise<TopUp | undefined> {
  const [row] = await tx.orm
    .select()
    .from(topUps)
    .where(and(eq(topUps.accountId, accountId), eq(topUps.id, topUpId)));
  return row;
}

export async function saveTopUp(tx: Tx, row: typeof topUps.$inferInsert): Promise<void> {
  await tx.orm.insert(topUps).values(row);
}

export async function markTopUpPaid(
  tx: Tx,
  accountId: string,
  topUpId: string,
  paidAt: Date,
  providerReference: string,
): Promise<void> {
  await tx.orm
    .update(topUps)
    .set({ status: "paid", paidAt, providerReference })
    .where(and(eq(topUps.accountId, accountId), eq(topUps.id, topUpId), ne(topUps.status, "paid")));
}

/** Only a top-up that still waits can fail. */
export async function markTopUpFailed(
  tx: Tx,
  accountId: string,
  topUpId: string,
  providerReference: string,
): Promise<void> {
  await tx.orm
    .update(topUps)
    .set({ status: "failed", providerReference })
    .where(and(eq(topUps.accountId, accountId), eq(topUps.id, topUpId), eq(topUps.status, "pending")));
}
