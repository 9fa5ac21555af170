import { tenantTransaction } from "@/db/client";
import { markMessageRead, unmarkMessagesRead } from "@/db/inbox";
import { markMessagesRead } from "@/db/instance";
import { accept, type Decision } from "@/lib/billing/decision";
import type { Actor } from "./actor";

/** Marks one message of the account read, or all; repeating it changes nothing. By `readAt` it can be taken back. */
export function markRead(
  actor: Actor,
  messageId: string | null,
  now: Date,
): Promise<Decision<{ readonly readAt: Date }>> {
  return tenantTransaction(actor.accountId, async (tx) => {
    if (messageId) await markMessageRead(tx, actor.accountId, messageId, now);
    else await markMessagesRead(tx, actor.accountId, now);
    return accept({ readAt: now });
  });
}

/** Takes back what was marked read at that instant, and nothing that was read before or after. */
export function markUnread(actor: Actor, readAt: Date): Promise<Decision<null>> {
  return tenantTransaction(actor.accountId, async (tx) => {
    await unmarkMessagesRead(tx, actor.accountId, readAt);
    return accept(null);
  });
}
