import type { FastifyInstance } from "fastify";
import { isMigrated } from "@/db/applied-migrations";
import { systemTransaction } from "@/db/client";
import { findHeartbeatAge, takesWrites } from "@/db/heartbeat";

/** Seconds after which a worker that says nothing counts as gone; it speaks once a second. */
const patience = 30;

interface Readiness {
  readonly database: boolean;
  readonly migrations: boolean;
  readonly worker: boolean;
}

/**
 * `/healthz`: this process lives. `/readyz`: everything the console needs is there: a database that takes writes, its
 * newest schema, a worker at work. `/readyz/traffic` leaves the worker out: that is what a load balancer asks, as a
 * gateway without a worker still takes usage, and turning it away would lose what callers cannot keep.
 */
export function healthRoutes(server: FastifyInstance): void {
  server.get("/healthz", async () => ({ status: "ok" }));
  server.get("/readyz", async (_request, reply) => {
    const state = await readReadiness();
    const ready = state.database && state.migrations && state.worker;
    return reply.status(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready", ...state });
  });
  server.get("/readyz/traffic", async (_request, reply) => {
    const { database, migrations } = await readReadiness();
    const ready = database && migrations;
    return reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? "ready" : "not ready", database, migrations });
  });
}

const nothing: Readiness = { database: false, migrations: false, worker: false };

async function readReadiness(): Promise<Readiness> {
  try {
    if (!(await systemTransaction(takesWrites))) return nothing;
    const migrations = await isMigrated();
    const age = migrations ? await systemTransaction(findHeartbeatAge) : null;
    return { database: true, migrations, worker: age !== null && age <= patience };
  } catch {
    // Not reachable, or not a database of ours: either way nothing can be served from it.
    return nothing;
  }
}
