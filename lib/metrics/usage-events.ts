import { Counter, type Registry } from "prom-client";

const outcomes = ["accepted", "duplicate", "rejected"] as const;
export type UsageCounts = Readonly<Record<(typeof outcomes)[number], number>>;

/**
 * Usage events as they were answered: stored, seen before (rule U6), or refused. All three are there from the start, so
 * that a rate of refused ones is 0 and not missing.
 */
export function usageEventCounter(registry: Registry): (counts: UsageCounts) => void {
  const counter = new Counter({
    name: "facet_usage_events_total",
    help: "Usage events by what became of them: accepted, duplicate, rejected",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const count = (counts: UsageCounts) => {
    for (const outcome of outcomes) counter.inc({ outcome }, counts[outcome]);
  };
  count({ accepted: 0, duplicate: 0, rejected: 0 });
  return count;
}
