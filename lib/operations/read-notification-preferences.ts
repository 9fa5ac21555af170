import { tenantTransaction } from "@/db/client";
import { findPhone, listPreferences } from "@/db/notify";
import { messageKindNames, messageKinds } from "@/lib/billing/messages/kinds";
import type { Actor } from "./actor";
import type { NotificationPreferences } from "./save-notification-preferences";

/** What holds for each kind now: the account's choice, or the kind's policy where it made none. */
export function readNotificationPreferences({ accountId }: Actor): Promise<NotificationPreferences> {
  return tenantTransaction(accountId, async (tx) => {
    const chosen = new Map((await listPreferences(tx, accountId)).map((row) => [row.kind, row]));
    const kinds = messageKindNames.map((kind) => {
      const { email, sms } = chosen.get(kind) ?? messageKinds[kind];
      return { kind, email, sms };
    });
    return { phone: await findPhone(tx, accountId), kinds };
  });
}
