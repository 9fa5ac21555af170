export type FreePackState = "open" | "waiting" | "not_started" | "usable" | "used_up" | "expired";

/** Where a free pack stands: to be claimed, to be issued by itself, or what became of it. */
export function freePackState(
  issue: "activation" | "claim" | "monthly",
  pack: { readonly remaining: number; readonly validFrom: Date; readonly validUntil: Date | null } | null,
  now: Date,
): FreePackState {
  if (pack === null) return issue === "claim" ? "open" : "waiting";
  if (pack.remaining === 0) return "used_up";
  if (pack.validUntil !== null && now >= pack.validUntil) return "expired";
  return now < pack.validFrom ? "not_started" : "usable";
}
