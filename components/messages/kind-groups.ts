import type { MessageKind } from "@/lib/billing/messages/kinds";

/** What kinds of messages are about, in the order the preferences list them. */
export const kindGroups = ["money", "bills", "services", "packs", "account"] as const;
export type KindGroup = (typeof kindGroups)[number];

/** A kind without a group is a type error. */
const groups: Readonly<Record<MessageKind, KindGroup>> = {
  low_balance: "money",
  overdue: "money",
  hold_shortfall: "money",
  bill_ready: "bills",
  bill_adjusted: "bills",
  needs_quote: "bills",
  quote_near: "bills",
  quote_reached: "bills",
  service_will_stop: "services",
  service_stopped: "services",
  service_resumed: "services",
  quota_ending: "services",
  quota_ended: "services",
  pack_low: "packs",
  pack_used_up: "packs",
  pack_expiring: "packs",
  refund_done: "packs",
  refund_rejected: "packs",
  account_closed: "account",
  account_reopened: "account",
  member_joined: "account",
  member_role_changed: "account",
  member_removed: "account",
};

/** Kinds with what was chosen for them, group by group. */
export function inGroups<Row extends { readonly kind: MessageKind }>(
  rows: readonly Row[],
): readonly { readonly group: KindGroup; readonly rows: readonly Row[] }[] {
  return kindGroups.map((group) => ({ group, rows: rows.filter(({ kind }) => groups[kind] === group) }));
}
