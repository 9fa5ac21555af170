import type { Tx } from "@/db/client";
import type { PageRequest } from "@/db/key-order";
import type { KeysetPage } from "@/db/keyset";
import { countPackStatuses, listOrderPage, listRefundsOfOrder, type OrderFilter } from "@/db/orders";
import { listPacksOfOrder } from "@/db/packs";
import { findOrder, type Order } from "@/db/placed-orders";
import { listQpsQuotas, type QpsQuota } from "@/db/qps-quotas";
import type { Refund } from "@/db/refunds";
import { type OrderState, orderState } from "@/lib/billing/packs/order-state";
import { readSurroundings } from "./pack-surroundings";
import { type ShownPack, shown } from "./read-packs";
import { readRefundableUntil } from "./refund-context";

export interface ShownOrder {
  readonly order: Order;
  readonly state: OrderState;
}

export async function readOrderPage(
  tx: Tx,
  accountId: string,
  filter: OrderFilter,
  request: PageRequest,
): Promise<KeysetPage<ShownOrder>> {
  const found = await listOrderPage(tx, accountId, filter, request);
  const counts = await countPackStatuses(
    tx,
    accountId,
    found.rows.map((order) => order.id),
  );
  return {
    ...found,
    rows: found.rows.map((order) => {
      const packs = { active: 0, frozen: 0, refunded: 0 };
      for (const count of counts) if (count.orderId === order.id) packs[count.status] = count.packs;
      return { order, state: orderState(packs) };
    }),
  };
}

export interface OrderDetail extends ShownOrder {
  /** In the order's own order, each with its latest refund request. */
  readonly packs: readonly (ShownPack & {
    readonly refund: Refund | null;
    /** Until when it can be refunded in full; null: it cannot (rule R4). */
    readonly refundableUntil: Date | null;
  })[];
  readonly quota: QpsQuota | null;
}

export async function readOrder(
  tx: Tx,
  accountId: string,
  orderId: string,
  now: Date,
): Promise<OrderDetail | null> {
  const order = await findOrder(tx, accountId, orderId);
  if (!order) return null;
  const surroundings = await readSurroundings(tx, accountId, now);
  const packs = await listPacksOfOrder(tx, accountId, orderId);
  const refunds = await listRefundsOfOrder(tx, accountId, orderId);
  const quotas = order.kind === "qps" ? await listQpsQuotas(tx, [accountId]) : [];
  const refundable = await readRefundableUntil(tx, order, packs, now);
  const statuses = { active: 0, frozen: 0, refunded: 0 };
  for (const pack of packs) statuses[pack.status]++;
  return {
    order,
    state: orderState(statuses),
    packs: packs.map((pack) => ({
      ...shown(pack, surroundings, now),
      refund: refunds.find((refund) => refund.packId === pack.id) ?? null,
      refundableUntil: refundable.get(pack.id) ?? null,
    })),
    quota: quotas.find((quota) => quota.orderId === orderId) ?? null,
  };
}
