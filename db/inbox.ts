import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "./client";
import type { Message } from "./instance";
import { newestFirstBy, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { messages } from "./schema/instance";

const newestFirst = newestFirstBy(messages.createdAt, messages.id);

/** Messages of an account, newest first, by key. */
export function listInboxPage(
  tx: Tx,
  accountId: string,
  filter: { readonly unreadOnly: boolean },
  request: PageRequest,
): Promise<KeysetPage<Message>> {
  return readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select()
        .from(messages)
        .where(
          and(
            eq(messages.accountId, accountId),
            filter.unreadOnly ? isNull(messages.readAt) : undefined,
            beyond,
          ),
        )
        .orderBy(orderBy)
        .limit(limit),
    (message) => [message.createdAt.toISOString(), message.id],
  );
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

/** Makes the messages unread again that were marked read at exactly this instant. */
export async function unmarkMessagesRead(tx: Tx, accountId: string, readAt: Date): Promise<void> {
  await tx.orm
    .update(messages)
    .set({ readAt: null })
    .where(and(eq(messages.accountId, accountId), eq(messages.readAt, readAt)));
}
