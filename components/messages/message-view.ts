import { findAnyMeter } from "@/lib/billing/catalog/catalog";
import type { Messages } from "@/lib/i18n/messages";

export type MessageKind = keyof Messages["messages"]["kinds"];

/** How pressing a message is: what stops calls, what costs or lapses, what is good to know, what went well. */
export type MessageTone = "danger" | "warning" | "info" | "success";

type Params = Readonly<Record<string, string | number>>;

interface Look {
  readonly tone: MessageTone;
  /** Where the matter itself is, from the message's values. */
  readonly href: (params: Params) => string;
}

const text = (params: Params, name: string) => String(params[name] ?? "");
const bill = (params: Params) => `/bills/${text(params, "bill")}`;
const service = (params: Params) => `/services/${text(params, "service")}`;
const order = (params: Params) => `/orders/${text(params, "order")}`;
const usage = (params: Params) => `/usage?${new URLSearchParams({ meter: text(params, "meter") })}`;
const topUp = () => "/balance/top-up";
/** A meter's id begins with its service. Without a method: the packs that the meter has. */
const purchase = (given?: "qps") => (params: Params) => {
  const meter = text(params, "meter");
  const method = given ?? (findAnyMeter(meter)?.kind === "materials" ? "material_pack" : "call_pack");
  return `/purchase?${new URLSearchParams({ service: meter.split("/")[0] ?? "", meter, method })}`;
};

/** A message kind without an entry here, or an entry without words, is a type error. */
const looks: Readonly<Record<MessageKind, Look>> = {
  bill_ready: { tone: "info", href: bill },
  bill_adjusted: { tone: "info", href: bill },
  hold_shortfall: { tone: "warning", href: topUp },
  needs_quote: { tone: "warning", href: bill },
  quote_near: { tone: "warning", href: usage },
  quote_reached: { tone: "warning", href: usage },
  overdue: { tone: "danger", href: topUp },
  low_balance: { tone: "warning", href: topUp },
  service_will_stop: { tone: "danger", href: topUp },
  service_stopped: { tone: "danger", href: service },
  service_resumed: { tone: "success", href: service },
  pack_low: { tone: "warning", href: purchase() },
  pack_used_up: { tone: "warning", href: purchase() },
  pack_expiring: { tone: "warning", href: () => "/packs" },
  quota_ending: { tone: "warning", href: purchase("qps") },
  quota_ended: { tone: "danger", href: (params) => `${service(params)}?tab=modes` },
  refund_done: { tone: "success", href: order },
  refund_rejected: { tone: "warning", href: order },
  account_closed: { tone: "danger", href: () => "/overview" },
  account_reopened: { tone: "success", href: () => "/overview" },
  member_joined: { tone: "info", href: () => "/members" },
  member_role_changed: { tone: "info", href: () => "/members" },
  member_removed: { tone: "warning", href: () => "/members" },
  other: { tone: "info", href: () => "/overview" },
};

/** A kind that this version has no words for is shown as a plain notice, never hidden. */
export function messageKind(kind: string): MessageKind {
  return Object.hasOwn(looks, kind) ? (kind as MessageKind) : "other";
}

export function messageLook(kind: MessageKind, params: Params): { tone: MessageTone; href: string } {
  const { tone, href } = looks[kind];
  return { tone, href: href(params) };
}
