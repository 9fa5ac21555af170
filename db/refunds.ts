import { and, asc, desc, eq, gte, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { packs, refunds } from "./schema/packs";

export type Refund = typeof refunds.$inferSelect;

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
