import type { OutboxRow } from "@/components/admin/outbox-table";
import type { ListedDelivery } from "@/db/delivery-lists";
import { type MessageKind, messageKindPolicy } from "@/lib/billing/messages/kinds";
import { resend } from "./actions";

/** A delivery as the table shows it; `wordsFor` names a kind of message. */
export function outboxRow(
  { delivery, kind, accountName }: ListedDelivery,
  wordsFor: (kind: MessageKind) => string,
): OutboxRow {
  const { accountId, messageId, channel, target, event } = delivery;
  const known = kind !== null && messageKindPolicy(kind) !== null ? (kind as MessageKind) : null;
  return {
    key: `${messageId} ${channel} ${target}`,
    account: { id: accountId, name: accountName },
    about: known ? wordsFor(known) : (kind ?? event ?? ""),
    channel,
    status: delivery.status === "stored" ? "stored" : "failed",
    attempts: delivery.attempts,
    lastError: delivery.lastError,
    createdAt: delivery.createdAt,
    letter: delivery.localCopy,
    resend: resend.bind(null, { accountId, messageId, channel, target }),
  };
}
