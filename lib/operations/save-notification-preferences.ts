import { lockAccount } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { type MessagePreference, savePhone, savePreferences } from "@/db/notify";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { MessageKind } from "@/lib/billing/messages/kinds";
import type { Actor } from "./actor";

export interface NotificationPreferences {
  /** E.164; null: no SMS, whatever the kinds say. */
  readonly phone: string | null;
  readonly kinds: readonly (MessagePreference & { readonly kind: MessageKind })[];
}

/** By which channels an account is told what, from the next message on; the inbox has every message anyway. */
export function saveNotificationPreferences(
  actor: Actor,
  { phone, kinds }: NotificationPreferences,
): Promise<Decision<NotificationPreferences>> {
  return tenantTransaction(actor.accountId, async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (!account) return refuse("account_not_found");
    if (account.closedAt) return refuse("account_closed");
    await savePhone(tx, actor.accountId, phone);
    await savePreferences(tx, actor.accountId, kinds);
    return accept({ phone, kinds });
  });
}
