/** How a kind of message leaves the console unless the account chose otherwise, and what programs know it as. */
export interface MessageKindPolicy {
  readonly email: boolean;
  readonly sms: boolean;
  /** The type of the webhook event that carries the same news. */
  readonly event: `${string}.${string}`;
  /** Whether our own sales team is told as well: somebody has to agree a price (rule P8). */
  readonly sales?: true;
}

/**
 * Every kind goes out by e-mail. What stops calls, or makes the next ones cost money, goes out by SMS too: packs
 * below 15 % and at nothing (rule U8), overdue and stop (rule A4), the account closed.
 */
export const messageKinds = {
  bill_ready: { email: true, sms: false, event: "bill.ready" },
  bill_adjusted: { email: true, sms: false, event: "bill.adjusted" },
  needs_quote: { email: true, sms: false, event: "bill.needs_quote", sales: true },
  hold_shortfall: { email: true, sms: false, event: "hold.shortfall" },
  quote_near: { email: true, sms: false, event: "quote.near", sales: true },
  quote_reached: { email: true, sms: false, event: "quote.reached", sales: true },
  low_balance: { email: true, sms: false, event: "balance.low" },
  overdue: { email: true, sms: true, event: "balance.overdue" },
  service_will_stop: { email: true, sms: true, event: "service.will_stop" },
  service_stopped: { email: true, sms: true, event: "service.stopped" },
  service_resumed: { email: true, sms: false, event: "service.resumed" },
  pack_low: { email: true, sms: true, event: "pack.low" },
  pack_used_up: { email: true, sms: true, event: "pack.used_up" },
  pack_expiring: { email: true, sms: false, event: "pack.expiring" },
  quota_ending: { email: true, sms: false, event: "quota.ending" },
  quota_ended: { email: true, sms: false, event: "quota.ended" },
  refund_done: { email: true, sms: false, event: "refund.done" },
  refund_rejected: { email: true, sms: false, event: "refund.rejected" },
  account_closed: { email: true, sms: true, event: "account.closed" },
  account_reopened: { email: true, sms: false, event: "account.reopened" },
  member_joined: { email: true, sms: false, event: "member.joined" },
  member_role_changed: { email: true, sms: false, event: "member.role_changed" },
  member_removed: { email: true, sms: false, event: "member.removed" },
} as const satisfies Readonly<Record<string, MessageKindPolicy>>;

export type MessageKind = keyof typeof messageKinds;
export type WebhookEvent = (typeof messageKinds)[MessageKind]["event"];

export const messageKindNames = Object.keys(messageKinds) as MessageKind[];
export const webhookEvents: readonly WebhookEvent[] = messageKindNames.map(
  (kind) => messageKinds[kind].event,
);

/** null: a kind of another version stays in the inbox only. */
export function messageKindPolicy(kind: string): MessageKindPolicy | null {
  return Object.hasOwn(messageKinds, kind) ? messageKinds[kind as MessageKind] : null;
}
