import Fastify from "fastify";
import type { Registry } from "prom-client";

/** `/healthz` and `/metrics` of a process that serves nothing else, for the inner network; nowhere without a port. */
export async function serveInside(
  registry: Registry,
  port: number | null,
): Promise<{ readonly stop: () => Promise<void> }> {
  if (port === null) return { stop: async () => {} };
  const server = Fastify();
  server.get("/healthz", async () => ({ status: "ok" }));
  server.get("/metrics", async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  await server.listen({ port, host: process.env.HOST ?? "0.0.0.0" });
  return { stop: () => server.close() };
}
