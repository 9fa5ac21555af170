import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "./client";
import { orders } from "./schema/packs";

export type Order = typeof orders.$inferSelect;

export async function findOrder(tx: Tx, accountId: string, orderId: string): Promise<Order | undefined> {
  const [order] = await tx.orm
    .select()
    .from(orders)
    .where(and(eq(orders.accountId, accountId), eq(orders.id, orderId)));
  return order;
}

export function listOrders(tx: Tx, accountId: string, limit: number): Promise<Order[]> {
  return tx.orm
    .select()
    .from(orders)
    .where(eq(orders.accountId, accountId))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit);
}

export function listOrdersByIds(tx: Tx, accountId: string, ids: readonly string[]): Promise<Order[]> {
  return tx.orm
    .select()
    .from(orders)
    .where(and(eq(orders.accountId, accountId), inArray(orders.id, [...ids])));
}
