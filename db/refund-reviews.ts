import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { type KeyOrder, newestFirstBy, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { accounts } from "./schema/accounts";
import { orders, packs, refunds } from "./schema/packs";

const oldestFirst: KeyOrder = { ...newestFirstBy(refunds.submittedAt, refunds.id), descending: false };

/**
 * How many refunds the account had asked for with this one, in so many days up to it: what sent it to review (rule
 * R8). Written out, because inside a subquery a bare column name would be taken for the subquery's own.
 */
const requestsWithin = (days: number) => sql<number>`(select count(*)::int from ${refunds} r
  where r.account_id = "refunds"."account_id" and r.submitted_at >= "refunds"."submitted_at" - ${days * 24} * interval '1 hour'
    and (r.submitted_at, r.id) <= ("refunds"."submitted_at", "refunds"."id"))`;

const query = (tx: Tx, days: number) =>
  tx.orm
    .select({
      refund: refunds,
      account: { id: accounts.id, name: accounts.name, currency: accounts.currency },
      pack: {
        id: packs.id,
        service: packs.service,
        meter: packs.meter,
        kind: packs.kind,
        units: packs.units,
      },
      order: { id: orders.id, placedAt: orders.placedAt, quantity: orders.quantity },
      requests: requestsWithin(days),
    })
    .from(refunds)
    .innerJoin(accounts, eq(accounts.id, refunds.accountId))
    .innerJoin(packs, and(eq(packs.accountId, refunds.accountId), eq(packs.id, refunds.packId)))
    .innerJoin(orders, and(eq(orders.accountId, refunds.accountId), eq(orders.id, refunds.orderId)));

export type RefundInReview = Awaited<ReturnType<typeof query>>[number];

/** Refund requests of all accounts that wait for support, oldest first, by key; requests are counted over `days`. */
export function listRefundsInReview(
  tx: Tx,
  days: number,
  request: PageRequest,
): Promise<KeysetPage<RefundInReview>> {
  return readPage(
    oldestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      query(tx, days)
        .where(and(eq(refunds.status, "review"), beyond))
        .orderBy(orderBy)
        .limit(limit),
    ({ refund }) => [refund.submittedAt.toISOString(), refund.id],
  );
}

/** How many wait for support. */
export function countRefundsInReview(tx: Tx): Promise<number> {
  return tx.orm.$count(refunds, eq(refunds.status, "review"));
}
