import { and, asc, eq, lt, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { billingRunChunks, billingRunFailures, billingRuns, ratingRequests } from "./schema/bills";

export type RatingRequest = typeof ratingRequests.$inferSelect;

/** Asks for months to be rated again; asking twice for the same cause asks once. */
export async function saveRatingRequests(tx: Tx, rows: readonly RatingRequest[]): Promise<void> {
  if (rows.length > 0)
    await tx.orm
      .insert(ratingRequests)
      .values([...rows])
      .onConflictDoNothing();
}

/**
 * Requests made before `before` for months that were closed for their account, oldest first. Other accounts of the
 * month may still be open or set aside; they keep nobody waiting. `ofAccount`: only that one's.
 */
export function listRatingRequests(
  tx: Tx,
  cause: RatingRequest["cause"],
  before: Date,
  limit: number,
  ofAccount?: string,
) {
  const { accountId, month } = ratingRequests;
  return tx.orm
    .select({ accountId, month })
    .from(ratingRequests)
    .innerJoin(billingRuns, eq(billingRuns.month, month))
    .where(
      and(
        eq(ratingRequests.cause, cause),
        lt(ratingRequests.requestedAt, before),
        ofAccount ? eq(accountId, ofAccount) : undefined,
        sql`not exists (select 1 from ${billingRunChunks} c where c.month = ${month} and c.done_at is null
          and ${accountId} between c.first_account and c.last_account)`,
        sql`not exists (select 1 from ${billingRunFailures} f where f.month = ${month} and f.account_id = ${accountId}
          and f.resolved_at is null)`,
      ),
    )
    .orderBy(asc(ratingRequests.requestedAt), asc(accountId))
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
