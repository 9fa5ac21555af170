import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { arrayLiteral, insertRows } from "./bulk";
import type { Tx } from "./client";
import { newId } from "./ids";
import { insertMessages } from "./notify";
import { instantOf } from "./plain-instants";
import { apiKeys, auditLog, dueMarks, instanceClock, messages } from "./schema/instance";

export type Message = typeof messages.$inferSelect;
export type ApiKey = typeof apiKeys.$inferSelect;

/** How far the instance's clock is ahead of real time, in milliseconds. */
export async function findClockOffset(tx: Tx): Promise<number> {
  const [row] = await tx.orm.select().from(instanceClock);
  return row?.offsetMs ?? 0;
}

/** Moves the clock ahead; never back: the greater of the two offsets stays. */
export async function advanceClock(tx: Tx, offsetMs: number): Promise<void> {
  await tx.orm
    .update(instanceClock)
    .set({ offsetMs: sql`greatest(${instanceClock.offsetMs}, ${Math.round(offsetMs)})` });
}

export interface NewMessage {
  readonly accountId: string;
  /** Absent: a new one. */
  readonly id?: string;
  readonly kind: string;
  readonly cause: string;
  readonly params: Record<string, string | number>;
  readonly createdAt: Date;
}

/**
 * One message per account, kind and cause: repeats are left out. What is new is queued for the channels that the
 * account wants, in the same transaction.
 */
export async function saveMessages(tx: Tx, rows: readonly NewMessage[]): Promise<void> {
  if (rows.length > 0) await insertMessages(tx, rows);
}

export function listMessages(tx: Tx, accountId: string, limit: number): Promise<Message[]> {
  return tx.orm
    .select()
    .from(messages)
    .where(eq(messages.accountId, accountId))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit);
}

export async function countUnreadMessages(tx: Tx, accountId: string): Promise<number> {
  const [row] = await tx.orm
    .select({ n: sql<number>`count(*)::int` })
    .from(messages)
    .where(and(eq(messages.accountId, accountId), isNull(messages.readAt)));
  return row?.n ?? 0;
}

export async function markMessagesRead(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.orm
    .update(messages)
    .set({ readAt: now })
    .where(and(eq(messages.accountId, accountId), isNull(messages.readAt)));
}

export interface NewEntitlementChange {
  readonly accountId: string;
  readonly service: string;
  readonly change: string;
  readonly occurredAt: Date;
}

export async function saveEntitlementChanges(
  { sql }: Tx,
  rows: readonly NewEntitlementChange[],
): Promise<void> {
  const columns = {
    account_id: "uuid",
    id: "uuid",
    service: "text",
    change: "text",
    occurred_at: "timestamptz",
  };
  const values = rows.map((row) => [
    row.accountId,
    newId(),
    row.service,
    row.change,
    row.occurredAt.toISOString(),
  ]);
  await insertRows(sql, "entitlement_changes", columns, values);
}

/** The key with this hash, when it is not revoked. */
export async function findKeyByHash(tx: Tx, hash: string): Promise<ApiKey | undefined> {
  const [key] = await tx.orm
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
  return key;
}

export async function saveKey(tx: Tx, key: typeof apiKeys.$inferInsert): Promise<void> {
  await tx.orm.insert(apiKeys).values(key);
}

/** What gateways ask with every batch: who they listen to. */
export type KeyInForce = Pick<ApiKey, "id" | "hash" | "accountId" | "lastUsedAt">;

/** The keys with these hashes that are not revoked; asked for at once. */
export async function listKeysInForce({ sql }: Tx, hashes: readonly string[]): Promise<KeyInForce[]> {
  const rows = await sql<
    { id: string; hash: string; account_id: string | null; last_used_at: string | null }[]
  >`
    select id, hash, account_id, last_used_at from api_keys
    where hash = any(${arrayLiteral(hashes)}::text[]) and revoked_at is null`.execute();
  return rows.map(({ id, hash, account_id, last_used_at }) => ({
    id,
    hash,
    accountId: account_id,
    lastUsedAt: instantOf(last_used_at),
  }));
}

export async function markKeysUsed(tx: Tx, keyIds: readonly string[], now: Date): Promise<void> {
  if (keyIds.length > 0)
    await tx.orm
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(inArray(apiKeys.id, [...keyIds]));
}

/** Keys of an account, or the platform's own for null; revoked ones included. */
export function listKeys(tx: Tx, accountId: string | null): Promise<ApiKey[]> {
  return tx.orm
    .select()
    .from(apiKeys)
    .where(accountId ? eq(apiKeys.accountId, accountId) : isNull(apiKeys.accountId))
    .orderBy(desc(apiKeys.createdAt));
}

export async function revokeKey(
  tx: Tx,
  keyId: string,
  accountId: string | null,
  now: Date,
): Promise<boolean> {
  const revoked = await tx.orm
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(
      and(
        eq(apiKeys.id, keyId),
        accountId ? eq(apiKeys.accountId, accountId) : isNull(apiKeys.accountId),
        isNull(apiKeys.revokedAt),
      ),
    )
    .returning({ id: apiKeys.id });
  return revoked.length === 1;
}

/** Who did what and why; `before` and `after` are always said, null where nothing was there or is any more. */
export interface NewAuditEntry extends Omit<typeof auditLog.$inferInsert, "id" | "before" | "after"> {
  readonly before: object | null;
  readonly after: object | null;
}

export async function saveAudit(tx: Tx, entry: NewAuditEntry): Promise<void> {
  await tx.orm.insert(auditLog).values({ ...entry, id: newId() });
}

/** The entry that a request left with an account, when it was carried out before. */
export async function findAuditByRequest(tx: Tx, accountId: string, requestId: string) {
  const [entry] = await tx.orm
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.accountId, accountId), sql`${auditLog.after} ->> 'request' = ${requestId}`));
  return entry;
}

export function listAudit(tx: Tx, limit: number) {
  return tx.orm.select().from(auditLog).orderBy(desc(auditLog.occurredAt), desc(auditLog.id)).limit(limit);
}

export async function hasDueMark(tx: Tx, kind: string, key: string): Promise<boolean> {
  const rows = await tx.orm
    .select()
    .from(dueMarks)
    .where(and(eq(dueMarks.kind, kind), eq(dueMarks.key, key)));
  return rows.length > 0;
}

export async function saveDueMark(tx: Tx, kind: string, key: string, doneAt: Date): Promise<void> {
  await tx.orm.insert(dueMarks).values({ kind, key, doneAt }).onConflictDoNothing();
}
