/** The free and purchased pack units of a meter that are usable at one moment (rule U8). */
export interface PackLevel {
  readonly granted: number;
  readonly remaining: number;
}

export type Threshold = "low" | "used_up";

/** Reminders go out below this share of the units. */
export const lowPercent = 15;

/**
 * Which thresholds a change crossed downwards (rule U8). Adding units lifts the level and so arms them again; a
 * change that goes straight to nothing is announced once, as used up.
 */
export function thresholdsCrossed(before: PackLevel, after: PackLevel): readonly Threshold[] {
  if (before.remaining > 0 && after.remaining === 0) return ["used_up"];
  return !isLow(before) && isLow(after) && after.remaining > 0 ? ["low"] : [];
}

/** Below the share of the reminders. Integer arithmetic: 15 % of 3 units is not a binary fraction. */
export function isLow({ granted, remaining }: PackLevel): boolean {
  return remaining * 100 < granted * lowPercent;
}
