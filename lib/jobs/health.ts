import Fastify from "fastify";
import { Counter, Histogram, type Registry } from "prom-client";
import { workerPort } from "@/lib/env";
import { processMetrics } from "@/lib/metrics/process";

/** What a worker tells those who watch it. */
export interface WorkerHealth {
  /** Counts a job that ended, and how long it took (milliseconds). */
  readonly ended: (job: string, outcome: "done" | "failed", duration: number) => void;
  readonly stop: () => Promise<void>;
}

/** `/healthz` and `/metrics` of the worker on WORKER_PORT, for the inner network; nothing is served without it. */
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
  const server = await listen(registry);
  return {
    ended: (job, outcome, duration) => {
      jobs.inc({ job, outcome });
      durations.observe({ job }, duration / 1000);
    },
    stop: async () => server?.close(),
  };
}

async function listen(registry: Registry) {
  const port = workerPort();
  if (port === null) return undefined;
  const server = Fastify();
  server.get("/healthz", async () => ({ status: "ok" }));
  server.get("/metrics", async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  await server.listen({ port, host: process.env.HOST ?? "0.0.0.0" });
  return server;
}
