import { tenantTransaction } from "@/db/client";
import { markMessageRead } from "@/db/inbox";
import { markMessagesRead } from "@/db/instance";
import { accept, type Decision } from "@/lib/billing/decision";
import type { Actor } from "./actor";

/** Marks one message of the account read, or all; repeating it changes nothing. */
export function markRead(actor: Actor, messageId: string | null, now: Date): Promise<Decision<null>> {
  return tenantTransaction(actor.accountId, async (tx) => {
    if (messageId) await markMessageRead(tx, actor.accountId, messageId, now);
    else await markMessagesRead(tx, actor.accountId, now);
    return accept(null);
  });
}
