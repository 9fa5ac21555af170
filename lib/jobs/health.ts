import { Counter, Histogram } from "prom-client";
import { innerPort } from "@/lib/env";
import { serveInside } from "@/lib/metrics/inner-server";
import { processMetrics } from "@/lib/metrics/process";

/** What a worker tells those who watch it. */
export interface WorkerHealth {
  /** Counts a job that ended, and how long it took (milliseconds). */
  readonly ended: (job: string, outcome: "done" | "failed", duration: number) => void;
  readonly stop: () => Promise<void>;
}

/** What jobs did, on WORKER_PORT. */
export async function startHealth(): Promise<WorkerHealth> {
  const registry = processMetrics("worker");
  const jobs = new Counter({
    name: "facet_jobs_total",
    help: "Jobs that ended, by name and outcome",
    labelNames: ["job", "outcome"],
    registers: [registry],
  });
  const durations = new Histogram({
    name: "facet_job_seconds",
    help: "How long jobs took",
    labelNames: ["job"],
    buckets: [0.01, 0.1, 1, 10, 60, 600, 3600],
    registers: [registry],
  });
  const { stop } = await serveInside(registry, innerPort("WORKER_PORT"));
  return {
    ended: (job, outcome, duration) => {
      jobs.inc({ job, outcome });
      durations.observe({ job }, duration / 1000);
    },
    stop,
  };
}
