import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { Histogram, type Registry } from "prom-client";
import { metricsToken } from "@/lib/env";
import { hashApiKey } from "../auth/api-key";
import { registerGauges } from "../metrics/gauges";
import { processMetrics } from "../metrics/process";

declare module "fastify" {
  interface FastifyInstance {
    /** What Prometheus reads of this process. */
    readonly metrics: Registry;
  }
}

/**
 * `/metrics` for Prometheus: this process, the requests it answers, and what waits in the database. It asks for the
 * token METRICS_TOKEN; without one it is there in demo instances only, as it tells of everybody's business.
 */
export async function serveMetrics(server: FastifyInstance, currentTime: () => Promise<Date>): Promise<void> {
  const registry = processMetrics("gateway");
  registerGauges(registry, currentTime);
  const requests = new Histogram({
    name: "facet_http_request_seconds",
    help: "Requests by route and status, as long as they took; web: what was passed on to the web process",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  server.decorate("metrics", registry);
  server.addHook("onResponse", async (request, reply) => {
    const pattern = request.routeOptions.url ?? "*";
    const labels = {
      method: request.method,
      route: pattern.endsWith("*") ? "web" : pattern,
      status: String(reply.statusCode),
    };
    requests.observe(labels, reply.elapsedTime / 1000);
  });
  const token = metricsToken();
  if (token === null) return;
  server.get("/metrics", async (request, reply) => {
    if (token !== "" && !isBearer(request.headers.authorization, token)) {
      return reply.status(401).header("www-authenticate", "Bearer").send();
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Compares hashes, so that how long it takes tells nothing. */
function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(hashApiKey(header ?? ""), "hex");
  return timingSafeEqual(given, Buffer.from(hashApiKey(`Bearer ${token}`), "hex"));
}
