import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "./client";
import type { messages } from "./schema/instance";
import { deliveries } from "./schema/notify";

export type Delivery = typeof deliveries.$inferSelect;
export type Channel = Delivery["channel"];
export type DeliveryKey = Pick<Delivery, "accountId" | "messageId" | "channel" | "target">;

/** A delivery that this worker has taken, with what it is about. */
export interface ClaimedDelivery extends DeliveryKey {
  readonly event: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly accountName: string;
  /** null: a test event, which no message stands behind. */
  readonly message: Pick<typeof messages.$inferSelect, "kind" | "params"> | null;
}

const sameKey = ({ accountId, messageId, channel, target }: DeliveryKey) =>
  and(
    eq(deliveries.accountId, accountId),
    eq(deliveries.messageId, messageId),
    eq(deliveries.channel, channel),
    eq(deliveries.target, target),
  );

/**
 * Takes deliveries that are due, those due longest first, and puts them off to `leaseUntil`: a worker that dies loses
 * them to another one then. Rows that another worker is taking are passed over.
 */
export async function claimDeliveries(
  tx: Tx,
  channel: Channel,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<ClaimedDelivery[]> {
  const rows = await tx.sql<
    {
      account_id: string;
      message_id: string;
      target: string;
      event: string | null;
      attempts: number;
      created_at: string;
      account_name: string;
      kind: string | null;
      params: NonNullable<ClaimedDelivery["message"]>["params"] | null;
    }[]
  >`
    with due as materialized (
      select account_id, message_id, channel, target from deliveries
      where channel = ${channel} and status = 'queued' and due_at <= ${now.toISOString()}
      order by due_at limit ${limit} for update skip locked
    ), taken as (
      update deliveries d set attempts = d.attempts + 1, due_at = ${leaseUntil.toISOString()}
      from due where (d.account_id, d.message_id, d.channel, d.target) = (due.account_id, due.message_id, due.channel, due.target)
      returning d.account_id, d.message_id, d.target, d.event, d.attempts, d.created_at
    )
    select taken.*, a.name as account_name, m.kind, m.params
    from taken join accounts a on a.id = taken.account_id
    left join messages m on (m.account_id, m.id) = (taken.account_id, taken.message_id)
    order by taken.created_at, taken.message_id`;
  return rows.map((row) => ({
    accountId: row.account_id,
    messageId: row.message_id,
    channel,
    target: row.target,
    event: row.event,
    attempts: row.attempts,
    createdAt: new Date(row.created_at),
    accountName: row.account_name,
    message: row.kind !== null && row.params !== null ? { kind: row.kind, params: row.params } : null,
  }));
}

export type DeliveryChange = Partial<
  Pick<Delivery, "status" | "dueAt" | "responseCode" | "lastError" | "finishedAt" | "localCopy">
>;

/** Writes what became of an attempt, unless the lease was over and another worker has begun one since. */
export async function finishAttempt(tx: Tx, claimed: ClaimedDelivery, change: DeliveryChange): Promise<void> {
  await tx.orm
    .update(deliveries)
    .set(change)
    .where(and(sameKey(claimed), eq(deliveries.status, "queued"), eq(deliveries.attempts, claimed.attempts)));
}

/** Takes a dead letter up again from the first attempt; false when it is none. */
export async function requeueDelivery(tx: Tx, key: DeliveryKey, now: Date): Promise<boolean> {
  const requeued = await tx.orm
    .update(deliveries)
    .set({ status: "queued", attempts: 0, dueAt: now, finishedAt: null })
    .where(and(sameKey(key), eq(deliveries.status, "failed")))
    .returning({ accountId: deliveries.accountId });
  return requeued.length === 1;
}

/** Sends a message once more to every person it went to, however that ended; what is on its way stays so. */
export function requeueMessage(
  tx: Tx,
  accountId: string,
  messageId: string,
  now: Date,
): Promise<Pick<Delivery, "channel" | "target">[]> {
  return tx.orm
    .update(deliveries)
    .set({ status: "queued", attempts: 0, dueAt: now, finishedAt: null })
    .where(
      and(
        eq(deliveries.accountId, accountId),
        eq(deliveries.messageId, messageId),
        inArray(deliveries.channel, ["email", "sms"]),
        inArray(deliveries.status, ["sent", "stored", "failed"]),
      ),
    )
    .returning({ channel: deliveries.channel, target: deliveries.target });
}

export async function saveTestEvent(tx: Tx, key: Omit<DeliveryKey, "channel">, now: Date): Promise<void> {
  const fixed = { channel: "webhook", event: "webhook.test", status: "queued", attempts: 0 } as const;
  await tx.orm.insert(deliveries).values({ ...key, ...fixed, dueAt: now, createdAt: now });
}

/**
 * Deletes up to `limit` deliveries that were finished before these instants, and returns how many there were. The age
 * of the row comes first: it is what the index knows.
 */
export async function deleteOldDeliveries(
  tx: Tx,
  before: { readonly done: Date; readonly failed: Date },
  limit: number,
): Promise<number> {
  const [done, failed] = [before.done.toISOString(), before.failed.toISOString()];
  const { count } = await tx.sql`
    delete from deliveries where ctid = any(array(
      select ctid from deliveries
      where created_at < ${done > failed ? done : failed}::timestamptz
        and ((status in ('sent', 'stored', 'cancelled') and finished_at < ${done}::timestamptz)
          or (status = 'failed' and finished_at < ${failed}::timestamptz))
      limit ${limit} for update skip locked))`;
  return count;
}
