import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { newestFirstBy, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import type { Order } from "./placed-orders";
import type { Refund } from "./refunds";
import { orders, packs, refunds } from "./schema/packs";

export interface OrderFilter {
  readonly orderId?: string | undefined;
  readonly service?: string | undefined;
  readonly kind?: Order["kind"] | undefined;
  /** Half-open. */
  readonly placed?: { readonly from: Date; readonly until: Date } | undefined;
}

const newestFirst = newestFirstBy(orders.placedAt, orders.id);

/** Orders of an account, newest first, by key. */
export function listOrderPage(
  tx: Tx,
  accountId: string,
  filter: OrderFilter,
  request: PageRequest,
): Promise<KeysetPage<Order>> {
  return readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select()
        .from(orders)
        .where(
          and(
            eq(orders.accountId, accountId),
            filter.orderId ? eq(orders.id, filter.orderId) : undefined,
            filter.service ? eq(orders.service, filter.service) : undefined,
            filter.kind ? eq(orders.kind, filter.kind) : undefined,
            filter.placed ? gte(orders.placedAt, filter.placed.from) : undefined,
            filter.placed ? lt(orders.placedAt, filter.placed.until) : undefined,
            beyond,
          ),
        )
        .orderBy(orderBy)
        .limit(limit),
    (order) => [order.placedAt.toISOString(), order.id],
  );
}

/** How many packs of each of the orders are in each status. */
export function countPackStatuses(tx: Tx, accountId: string, orderIds: readonly string[]) {
  return tx.orm
    .select({ orderId: packs.orderId, status: packs.status, packs: sql<number>`count(*)::int` })
    .from(packs)
    .where(and(eq(packs.accountId, accountId), inArray(packs.orderId, [...orderIds])))
    .groupBy(packs.orderId, packs.status);
}

/** Refund requests for packs of an order, newest first. */
export function listRefundsOfOrder(tx: Tx, accountId: string, orderId: string): Promise<Refund[]> {
  return tx.orm
    .select()
    .from(refunds)
    .where(and(eq(refunds.accountId, accountId), eq(refunds.orderId, orderId)))
    .orderBy(desc(refunds.submittedAt), desc(refunds.id));
}
