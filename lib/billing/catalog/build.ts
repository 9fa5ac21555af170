import type { FreePackRule, MeterId, Operation, PackSize, Text, UsageEventType } from "./types";

/** Shorthand in which the catalogue's files are written, so that a table reads like the printed one. */
export const text = (en: string, zh: string): Text => ({ en, zh });

export const pack = (units: number, price: string): PackSize => ({ units, price });

/** An action, its English title and its Chinese title. */
export type Action = readonly [name: string, en: string, zh: string];

export function operations(
  meter: MeterId | null,
  actions: readonly Action[],
  event: UsageEventType = "api.call",
): Operation[] {
  return actions.map(([name, en, zh]) => ({ name, meter, event, title: text(en, zh) }));
}

/** The free quota the documents print, in force since the service exists. */
export function freeQuota(rule: Omit<FreePackRule, "id" | "effectiveFrom" | "announcedOn">): FreePackRule {
  return { ...rule, id: `${rule.meter}/free-1`, effectiveFrom: null, announcedOn: null };
}
