import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "./client";
import type { Channel, Delivery } from "./deliveries";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { accounts } from "./schema/accounts";
import { messages } from "./schema/instance";
import { deliveries } from "./schema/notify";

/** Deliveries that wait, per channel, and since when the one that waits longest. */
export function countQueued(tx: Tx): Promise<{ channel: Channel; count: number; oldest: Date }[]> {
  return tx.orm
    .select({
      channel: deliveries.channel,
      count: sql<number>`count(*)::int`,
      oldest: sql`min(${deliveries.createdAt})`.mapWith(deliveries.createdAt),
    })
    .from(deliveries)
    .where(eq(deliveries.status, "queued"))
    .groupBy(deliveries.channel)
    .orderBy(deliveries.channel);
}

const newestFirst: KeyOrder = {
  columns: [
    { expression: sql`${deliveries.createdAt}`, type: "timestamptz" },
    { expression: sql`${deliveries.messageId}`, type: "uuid" },
    // Two people of one account may get the same message.
    { expression: sql`${deliveries.target}`, type: "uuid" },
    { expression: sql`${deliveries.channel}`, type: "text" },
  ],
  descending: true,
};

const keyOf = (row: { delivery: Delivery }) => [
  row.delivery.createdAt.toISOString(),
  row.delivery.messageId,
  row.delivery.target,
  row.delivery.channel,
];

export interface ListedDelivery {
  readonly delivery: Delivery;
  /** null: a test event. */
  readonly kind: string | null;
  readonly accountName: string;
}

/** Deliveries of one status over all accounts, newest first, by key. */
export function listDeliveries(
  tx: Tx,
  status: "failed" | "stored",
  request: PageRequest,
): Promise<KeysetPage<ListedDelivery>> {
  return readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select({ delivery: deliveries, kind: messages.kind, accountName: accounts.name })
        .from(deliveries)
        .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
        .leftJoin(
          messages,
          and(eq(messages.accountId, deliveries.accountId), eq(messages.id, deliveries.messageId)),
        )
        // The words of the partial index, which the planner must recognise.
        .where(and(sql`${deliveries.status} = ${sql.raw(`'${status}'`)}`, beyond))
        .orderBy(orderBy)
        .limit(limit),
    keyOf,
  );
}

/** How messages of an account went out, each to whom; those without any are in the inbox only. */
export function listDeliveriesOf(
  tx: Tx,
  accountId: string,
  messageIds: readonly string[],
): Promise<Pick<Delivery, "messageId" | "channel" | "status">[]> {
  return tx.orm
    .select({
      messageId: deliveries.messageId,
      channel: deliveries.channel,
      status: deliveries.status,
    })
    .from(deliveries)
    .where(and(eq(deliveries.accountId, accountId), inArray(deliveries.messageId, [...messageIds])))
    .orderBy(deliveries.channel, deliveries.target);
}

/** What an account's webhook endpoints were sent, newest first, by key. */
export async function listWebhookDeliveries(
  tx: Tx,
  accountId: string,
  request: PageRequest,
): Promise<KeysetPage<Delivery>> {
  const page = await readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select({ delivery: deliveries })
        .from(deliveries)
        .where(and(eq(deliveries.accountId, accountId), sql`${deliveries.channel} = 'webhook'`, beyond))
        .orderBy(orderBy)
        .limit(limit),
    keyOf,
  );
  return { ...page, rows: page.rows.map(({ delivery }) => delivery) };
}
