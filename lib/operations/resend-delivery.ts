import { systemTransaction } from "@/db/client";
import { type DeliveryKey, requeueDelivery, requeueMessage } from "@/db/deliveries";
import { saveAudit } from "@/db/instance";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Actor } from "./actor";

/** Takes a dead letter of any account up again, as support does once what refused it is mended. */
export function resendDelivery(
  staff: { readonly userId: string; readonly reason: string },
  key: DeliveryKey,
  now: Date,
): Promise<Decision<DeliveryKey>> {
  return systemTransaction(async (tx) => {
    if (!(await requeueDelivery(tx, key, now))) return refuse("delivery_not_failed");
    const { accountId, messageId, channel, target } = key;
    await saveAudit(tx, {
      userId: staff.userId,
      accountId,
      action: "delivery.resent",
      reason: staff.reason,
      before: { status: "failed" },
      after: { status: "queued", message: messageId, channel, target },
      occurredAt: now,
    });
    return accept(key);
  });
}

/** Sends a message once more to everybody it went to by e-mail and SMS: a customer says that it never came. */
export function resendMessage(
  staff: { readonly userId: string; readonly reason: string },
  { accountId, messageId }: Pick<DeliveryKey, "accountId" | "messageId">,
  now: Date,
): Promise<Decision<{ messageId: string }>> {
  return systemTransaction(async (tx) => {
    const again = await requeueMessage(tx, accountId, messageId, now);
    if (again.length === 0) return refuse("message_not_to_send");
    await saveAudit(tx, {
      ...{ userId: staff.userId, accountId, action: "message.resent", reason: staff.reason },
      before: { message: messageId, status: "finished" },
      after: { message: messageId, status: "queued", deliveries: again },
      occurredAt: now,
    });
    return accept({ messageId });
  });
}

/** The same for an account's own webhook events. */
export function resendWebhookEvent(
  { accountId }: Actor,
  { messageId, target }: Pick<DeliveryKey, "messageId" | "target">,
  now: Date,
): Promise<Decision<string>> {
  // An account may add deliveries and read them; only the system changes them, here for this account alone.
  return systemTransaction(async (tx) =>
    (await requeueDelivery(tx, { accountId, messageId, channel: "webhook", target }, now))
      ? accept(messageId)
      : refuse("delivery_not_failed"),
  );
}
