import type { PackOrigin } from "../metering/draw-down";

/** What the pack list needs to know of a pack. */
export interface PackView {
  readonly origin: PackOrigin;
  readonly units: number;
  readonly remaining: number;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  /** A pack stops working the moment its refund is submitted (rule R6). */
  readonly refund: "none" | "refunding" | "refunded";
}

/** What stands between a pack and its use, besides the pack itself. */
export interface PackSurroundings {
  readonly activation: "never" | "active" | "deactivated";
  readonly stopped: boolean;
  readonly mode: "calls" | "qps";
}

/** Why a pack is not usable yet. */
export type NotYetReason = "not_started" | "not_activated" | "deactivated" | "stopped" | "qps_mode";

export type PackTab =
  | { readonly tab: "usable" }
  | { readonly tab: "not_yet_usable"; readonly reason: NotYetReason }
  | { readonly tab: "used_up" }
  | { readonly tab: "expired" }
  | { readonly tab: "refunded" };

/** The tab of the resource pack page on which a pack stands: what is final first, then what merely waits. */
export function packTab(pack: PackView, surroundings: PackSurroundings, now: Date): PackTab {
  if (pack.refund !== "none") return { tab: "refunded" };
  if (pack.remaining === 0) return { tab: "used_up" };
  if (pack.validUntil !== null && now >= pack.validUntil) return { tab: "expired" };
  const reason = notYet(pack, surroundings, now);
  return reason === null ? { tab: "usable" } : { tab: "not_yet_usable", reason };
}

function notYet(pack: PackView, { activation, stopped, mode }: PackSurroundings, now: Date) {
  if (activation === "never") return "not_activated";
  if (activation === "deactivated") return "deactivated";
  if (now < pack.validFrom) return "not_started";
  if (stopped) return "stopped";
  return mode === "qps" ? "qps_mode" : null;
}
