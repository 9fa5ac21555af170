import { collectDefaultMetrics, Registry } from "prom-client";

/** A registry of its own with what every Node process tells of itself: memory, CPU, event loop, garbage collection. */
export function processMetrics(process: "gateway" | "worker" | "intake"): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  return registry;
}
