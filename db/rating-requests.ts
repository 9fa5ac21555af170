import { and, asc, eq, lt } from "drizzle-orm";
import type { Tx } from "./client";
import { billingRuns, billLines, bills, ratingRequests } from "./schema/bills";

export type RatingRequest = typeof ratingRequests.$inferSelect;

/** Asks for months to be rated again; asking twice for the same cause asks once. */
export async function saveRatingRequests(tx: Tx, rows: readonly RatingRequest[]): Promise<void> {
  if (rows.length > 0)
    await tx.orm
      .insert(ratingRequests)
      .values([...rows])
      .onConflictDoNothing();
}

/** Requests made before `before` for months whose run is completed, oldest first. */
export function listRatingRequests(tx: Tx, cause: RatingRequest["cause"], before: Date, limit: number) {
  return tx.orm
    .select({ accountId: ratingRequests.accountId, month: ratingRequests.month })
    .from(ratingRequests)
    .innerJoin(billingRuns, eq(billingRuns.month, ratingRequests.month))
    .where(
      and(
        eq(ratingRequests.cause, cause),
        lt(ratingRequests.requestedAt, before),
        eq(billingRuns.status, "completed"),
      ),
    )
    .orderBy(asc(ratingRequests.requestedAt), asc(ratingRequests.accountId))
    .limit(limit);
}

export async function deleteRatingRequest(
  tx: Tx,
  accountId: string,
  month: string,
  cause: RatingRequest["cause"],
): Promise<void> {
  await tx.orm
    .delete(ratingRequests)
    .where(
      and(
        eq(ratingRequests.accountId, accountId),
        eq(ratingRequests.month, month),
        eq(ratingRequests.cause, cause),
      ),
    );
}

/** Months of an account with a line that waits for a price (rule P8). */
export async function listMonthsNeedingQuote(tx: Tx, accountId: string, meter: string): Promise<string[]> {
  const rows = await tx.orm
    .selectDistinct({ month: bills.month })
    .from(billLines)
    .innerJoin(bills, and(eq(bills.accountId, billLines.accountId), eq(bills.id, billLines.billId)))
    .where(
      and(
        eq(billLines.accountId, accountId),
        eq(billLines.meter, meter),
        eq(billLines.status, "needs_quote"),
      ),
    );
  return rows.map(({ month }) => month);
}
