import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Currency } from "@/lib/billing/money";
import type { Tx } from "./client";
import type { ReconciliationReport } from "./reconciliation-report";
import type { Scope } from "./reconciliation-scope";
import { reconciliations } from "./schema/figures";

export type Reconciliation = typeof reconciliations.$inferSelect;

export async function findReconciliation(
  tx: Tx,
  month: string,
  currency: Currency,
): Promise<Reconciliation | undefined> {
  const [row] = await tx.orm
    .select()
    .from(reconciliations)
    .where(and(eq(reconciliations.month, month), eq(reconciliations.currency, currency)));
  return row;
}

/** The newest months that were looked at or are about to be, one row per month and currency. */
export function listReconciliations(tx: Tx, limit: number): Promise<Reconciliation[]> {
  return tx.orm
    .select()
    .from(reconciliations)
    .orderBy(desc(reconciliations.month), desc(reconciliations.currency))
    .limit(limit);
}

/** Asks the worker for another look. */
export async function requestReconciliation(
  tx: Tx,
  month: string,
  currency: Currency,
  now: Date,
): Promise<void> {
  await tx.orm
    .insert(reconciliations)
    .values({ month, currency, requestedAt: now })
    .onConflictDoUpdate({
      target: [reconciliations.month, reconciliations.currency],
      set: { requestedAt: now },
    });
}

export function listRequestedReconciliations(tx: Tx): Promise<Reconciliation[]> {
  return tx.orm
    .select()
    .from(reconciliations)
    .where(isNotNull(reconciliations.requestedAt))
    .orderBy(reconciliations.requestedAt);
}

/** Keeps what was found; a request that was made before it began is answered by it, a later one stays. */
export async function saveReconciliation(
  tx: Tx,
  { month, currency }: Scope,
  report: ReconciliationReport,
  began: Date,
): Promise<void> {
  const answered = sql`case when ${reconciliations.requestedAt} > ${began.toISOString()}::timestamptz
    then ${reconciliations.requestedAt} end`;
  await tx.orm
    .insert(reconciliations)
    .values({ month, currency, checkedAt: began, report })
    .onConflictDoUpdate({
      target: [reconciliations.month, reconciliations.currency],
      set: { checkedAt: began, report, requestedAt: answered },
    });
}
