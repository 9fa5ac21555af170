import type { FastifyInstance } from "fastify";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { saveHeartbeat } from "@/db/heartbeat";
import { newId } from "@/db/ids";
import { at, makeCustomer, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { createPlatformKey } from "@/lib/operations/manage-keys";
import { buildGateway } from "./server";

freshDatabase();

const now = at("2026-10-01 09:00");
const servers: FastifyInstance[] = [];

afterEach(() => vi.unstubAllEnvs());
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function gateway(variables: Record<string, string> = {}): Promise<FastifyInstance> {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const server = await buildGateway({
    webUrl: "http://127.0.0.1:9",
    currentTime: async () => now,
    log: false,
  });
  servers.push(server);
  return server;
}

const get = (server: FastifyInstance, url: string, headers: Record<string, string> = {}) =>
  server.inject({ method: "GET", url, headers });

describe("readiness", () => {
  it("wants the database, its newest schema and a worker that spoke lately", async () => {
    const server = await gateway();
    const without = await get(server, "/readyz");
    expect([without.statusCode, without.json()]).toEqual([
      503,
      { status: "not ready", database: true, migrations: true, worker: false },
    ]);
    expect((await get(server, "/readyz/traffic")).statusCode).toBe(200);

    await systemTransaction(saveHeartbeat);
    const complete = await get(server, "/readyz");
    expect([complete.statusCode, complete.json()]).toEqual([
      200,
      { status: "ready", database: true, migrations: true, worker: true },
    ]);

    await asOwner(
      (sql) =>
        sql`update due_marks set done_at = done_at - interval '31 seconds' where kind = 'worker_heartbeat'`,
    );
    expect((await get(server, "/readyz")).json()).toMatchObject({ worker: false });
  });

  it("is missing while a migration of this code is", async () => {
    const server = await gateway();
    await asOwner((sql) => sql`update drizzle.__drizzle_migrations set created_at = created_at - 1`);
    const answer = await get(server, "/readyz/traffic");
    await asOwner((sql) => sql`update drizzle.__drizzle_migrations set created_at = created_at + 1`);
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { status: "not ready", database: true, migrations: false },
    ]);
  });
});

describe("metrics", () => {
  it("are for whoever has the token, and of this process and the database", async () => {
    await systemTransaction(saveHeartbeat);
    const server = await gateway({ METRICS_TOKEN: "a token of the watchers" });
    expect((await get(server, "/metrics")).statusCode).toBe(401);
    expect((await get(server, "/metrics", { authorization: "Bearer another" })).statusCode).toBe(401);
    await get(server, "/healthz");
    const { statusCode, body } = await get(server, "/metrics", {
      authorization: "Bearer a token of the watchers",
    });
    expect(statusCode).toBe(200);
    expect(body).toMatch(
      /facet_http_request_seconds_count\{process="gateway",method="GET",route="\/healthz",status="200"\} 1/,
    );
    expect(body).toMatch(/facet_worker_heartbeat_age_seconds\{process="gateway"\} 0\.\d+/);
    expect(body).toMatch(/facet_rating_requests\{process="gateway"\} 0/);
  });

  it("count usage events by what became of them, in batches and one by one", async () => {
    const actor = await makeCustomer("face-fusion", "0", now);
    const { key } = await createPlatformKey(support(actor), "gateway", now);
    const server = await gateway({ METRICS_TOKEN: "a token of the watchers" });
    const report = async (payload: unknown) => {
      const type = `application/cloudevents${Array.isArray(payload) ? "-batch" : ""}+json`;
      const headers = { authorization: `Bearer ${key}`, "content-type": type };
      const url = "/api/v1/usage-events";
      return (await server.inject({ method: "POST", url, headers, payload: JSON.stringify(payload) }))
        .statusCode;
    };
    const event = (operation = "FuseFace") => ({
      ...{ specversion: "1.0", id: newId(), source: "observed", type: "api.call", subject: actor.accountId },
      ...{ time: now.toISOString(), data: { operation } },
    });
    const counted = async () => {
      const { body } = await get(server, "/metrics", { authorization: "Bearer a token of the watchers" });
      const found = body.matchAll(/facet_usage_events_total\{outcome="(\w+)",process="gateway"\} (\d+)/g);
      return Object.fromEntries([...found].map(([, outcome, count]) => [outcome, Number(count)]));
    };
    expect(await counted()).toEqual({ accepted: 0, duplicate: 0, rejected: 0 });
    const twice = event();
    await report([twice, event(), event("NoSuchOperation"), { no: "event" }]);
    await report([twice]);
    expect(await counted()).toEqual({ accepted: 2, duplicate: 1, rejected: 2 });
    expect([await report(event()), await report(twice), await report(event("NoSuchOperation"))]).toEqual([
      200, 200, 422,
    ]);
    expect(await counted()).toEqual({ accepted: 3, duplicate: 2, rejected: 3 });
  });

  it("are not there in production without a token", async () => {
    const server = await gateway({ INSTANCE: "production", METRICS_TOKEN: "" });
    // Passed on to the web process like any address that is not the gateway's own, which is not there in this test.
    expect((await get(server, "/metrics")).statusCode).toBe(503);
  });
});

describe("limits of rates", () => {
  it("tell how many requests are left, and turn a caller away without touching another", async () => {
    const server = await gateway({ RATE_LIMIT_ANONYMOUS: "2" });
    const ask = (remoteAddress: string) =>
      server.inject({ method: "GET", url: "/api/v1/openapi.json", remoteAddress });
    const first = await ask("192.0.2.1");
    expect(first.headers).toMatchObject({ "ratelimit-limit": "2", "ratelimit-remaining": "1" });
    await ask("192.0.2.1");
    const third = await ask("192.0.2.1");
    expect(third.statusCode).toBe(429);
    expect(third.headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(third.headers["retry-after"]).toMatch(/^\d+$/);
    expect(third.json()).toMatchObject({
      code: "too_many_requests",
      status: 429,
      requestId: third.headers["x-request-id"],
    });
    expect((await ask("192.0.2.2")).statusCode).not.toBe(429);
  });

  it("count each key for itself, and never what platform keys report in volume", async () => {
    const server = await gateway({ RATE_LIMIT_KEY: "1", RATE_LIMIT_PAGES: "1", RATE_LIMIT_ANONYMOUS: "1" });
    const bills = (key: string) =>
      get(server, "/api/v1/bills", { authorization: `Bearer ${key.repeat(30)}` });
    await bills("a");
    expect((await bills("a")).statusCode).toBe(429);
    expect((await bills("b")).statusCode).not.toBe(429);
    for (const url of ["/healthz", "/api/v1/entitlement-changes", "/_next/static/x.js"]) {
      await get(server, url);
      expect((await get(server, url)).statusCode).not.toBe(429);
    }
  });
});
