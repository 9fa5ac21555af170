import type { ServiceChange } from "@/db/accounts";
import type { Period } from "@/lib/billing/billing-month";

/** When a service was active (rule S3) and when arrears had stopped it (rule U5), from its history, oldest first. */
export interface ServicePeriods {
  readonly active: readonly Period[];
  readonly stops: readonly Period[];
}

export function servicePeriods(
  changes: readonly Pick<ServiceChange, "change" | "occurredAt">[],
): ServicePeriods {
  return {
    active: between(changes, "activated", "deactivated"),
    stops: between(changes, "stopped", "resumed"),
  };
}

function between(
  changes: readonly Pick<ServiceChange, "change" | "occurredAt">[],
  begins: string,
  ends: string,
): Period[] {
  const periods: Period[] = [];
  let from: Date | null = null;
  for (const { change, occurredAt } of changes) {
    if (change === begins) from ??= occurredAt;
    if (change === ends && from) {
      periods.push({ from, until: occurredAt });
      from = null;
    }
  }
  return from ? [...periods, { from, until: null }] : periods;
}

/** The first instant of the period in which the service was active and not stopped; null when there was none. */
export function firstUsableInstant(
  { active, stops }: ServicePeriods,
  period: { from: Date; until: Date },
): Date | null {
  for (const { from, until } of active) {
    let at = from > period.from ? from : period.from;
    for (const stop of stops) {
      if (stop.from <= at && (stop.until === null || at < stop.until)) {
        if (stop.until === null) return null;
        at = stop.until;
      }
    }
    if (at < period.until && (until === null || at < until)) return at;
  }
  return null;
}
