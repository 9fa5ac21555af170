import { rmSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/db/client";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { temporaryFolder } from "@/db/temporary-folder";
import { at, buy, call, makeCustomer, support } from "@/db/testing/arrange";
import { asOwner } from "@/db/testing/owner";
import { proveBooks } from "@/db/testing/proof";
import type { Actor } from "@/lib/operations/actor";
import { createPlatformKey } from "@/lib/operations/manage-keys";
import type { ReportedEvent } from "@/lib/operations/record-usage";
import { buildGateway } from "./server";

const now = at("2026-10-15 12:00");
const folder = temporaryFolder("facet-crash-");
let database: EmbeddedServer;
let gateway: FastifyInstance;
let actor: Actor;
let key: string;

/** A database of its own: this one is killed. */
beforeAll(async () => {
  database = await start(0);
  process.env.DATABASE_URL = database.url("postgres");
  await migrateDatabase(process.env.DATABASE_URL, now);
  actor = await makeCustomer("face-fusion", "9000", at("2026-10-01 00:00"));
  await buy(actor, "face-fusion/image-face-fusion/pack-1000", at("2026-10-01 00:00"), { quantity: 5 });
  key = (await createPlatformKey(support(actor), "gateway", now)).key;
  gateway = await buildGateway({ webUrl: "http://127.0.0.1:1", currentTime: async () => now, log: false });
});
afterAll(async () => {
  await gateway.close();
  await closePool();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(port: number): Promise<EmbeddedServer> {
  return startEmbedded({ dataDirectory: join(folder, "data"), port, settings: { max_connections: "60" } });
}

/** Ends the database as a power cut would, and brings it back at the same address. */
async function crash(): Promise<void> {
  process.kill(database.pid, "SIGKILL");
  const port = Number(new URL(database.url("postgres")).port);
  for (;;) {
    // Sessions of the dead server hold its memory for a moment yet.
    const started = await start(port).catch(() => null);
    if (started) {
      database = started;
      return;
    }
  }
}

function post(events: readonly ReportedEvent[]) {
  const body = events.map(({ eventId, source, accountId, occurredAt, operation, calls }) => ({
    specversion: "1.0",
    type: "api.call",
    id: eventId,
    source,
    subject: accountId,
    time: occurredAt.toISOString(),
    data: { operation, count: calls },
  }));
  return gateway.inject({
    method: "POST",
    url: "/api/v1/usage-events",
    headers: { "content-type": "application/cloudevents-batch+json", authorization: `Bearer ${key}` },
    payload: JSON.stringify(body),
  });
}

test("a database that is killed three times loses nothing that was answered and counts nothing twice", async () => {
  const batches = Array.from({ length: 160 }, () =>
    Array.from({ length: 20 }, () => call(actor, "FuseFace", 2, now)),
  );
  const waiting = [...batches];
  const crashAfter = [20, 60, 100];
  let stored = 0;
  let failed = 0;
  let restarted: Promise<void> = Promise.resolve();
  const sender = async () => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      const answer = await post(batch);
      if (answer.statusCode === 200) {
        const { accepted, duplicates } = answer.json();
        expect(accepted + duplicates).toBe(batch.length);
        if (++stored === crashAfter[0]) {
          crashAfter.shift();
          restarted = crash();
        }
      } else {
        // What a gateway does: it sends the batch again.
        expect(answer.statusCode).toBe(500);
        failed++;
        waiting.push(batch);
        await restarted;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, sender));
  await restarted;
  expect(failed).toBeGreaterThan(0);
  const events = batches.flat();
  const [row] = await asOwner(
    (sql) => sql`
      select (select count(*)::int from usage_events) as events, (select sum(calls)::int from usage_hours) as calls,
        (select sum(purchased)::int from usage_months) as purchased, (select sum(units - remaining)::int from packs where kind = 'calls') as drawn`,
  );
  expect(row).toEqual({ events: events.length, calls: events.length * 2, purchased: 5_000, drawn: 5_000 });
  await proveBooks();
});
