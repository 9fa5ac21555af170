import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "./client";
import type { Message } from "./instance";
import { messages } from "./schema/instance";

/** Where a page of the inbox begins: behind this message. */
export interface InboxKey {
  readonly createdAt: Date;
  readonly id: string;
}

/** A page of the inbox by key, newest first; `after` null begins at the newest. */
export function listInbox(
  tx: Tx,
  accountId: string,
  page: { readonly after: InboxKey | null; readonly unreadOnly: boolean; readonly limit: number },
): Promise<Message[]> {
  const { after, unreadOnly, limit } = page;
  return tx.orm
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.accountId, accountId),
        unreadOnly ? isNull(messages.readAt) : undefined,
        after
          ? sql`(${messages.createdAt}, ${messages.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit);
}

/** Marks one message read; one that was read keeps the first instant. */
export async function markMessageRead(
  tx: Tx,
  accountId: string,
  messageId: string,
  now: Date,
): Promise<void> {
  await tx.orm
    .update(messages)
    .set({ readAt: now })
    .where(and(eq(messages.accountId, accountId), eq(messages.id, messageId), isNull(messages.readAt)));
}
