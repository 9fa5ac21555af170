import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AckPolicy, type JetStreamClient, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import pino from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { recountUsage } from "@/db/recount";
import { buy, makeCustomer } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { usageEventCounter } from "@/lib/metrics/usage-events";
import type { Actor } from "@/lib/operations/actor";
import { startIntake } from "./intake";
import type { IntakeSettings } from "./settings";
import { NatsServers } from "./testing/nats";

freshDatabase();
proveBooksAfterEach();

const silent = pino({ enabled: false });
const folder = mkdtempSync(join(tmpdir(), "facet-intake-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A log of `count` servers with a publisher; the settings of an intake that reads it. */
async function openLog(name: string, count: number) {
  const servers = await NatsServers.start(join(folder, name), count);
  const connection = await connect({
    servers: servers.urls,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
  });
  const settings: IntakeSettings = {
    servers: servers.urls,
    stream: "USAGE",
    subject: "usage.events",
    consumer: "facet",
    replicas: count,
  };
  const close = async () => {
    await connection.close();
    await servers.stop();
  };
  return { servers, connection, settings, close };
}

const event = (actor: Actor, id = newId(), count: unknown = 1, operation = "FuseFace") => ({
  specversion: "1.0",
  id,
  source: "log",
  type: "api.call",
  subject: actor.accountId,
  time: new Date().toISOString(),
  data: { operation, count },
});

async function calls(actor: Actor): Promise<number | undefined> {
  const [found] = await systemTransaction((tx) => recountUsage(tx, [actor.accountId]));
  return found?.events;
}

/** Publishes until the log says that it has it, as a gateway does while a server of the cluster is lost. */
async function insist(stream: JetStreamClient, body: unknown): Promise<void> {
  for (;;) {
    const published = await stream.publish("usage.events", JSON.stringify(body)).catch(() => null);
    if (published) return;
  }
}

async function unacknowledged(connection: NatsConnection): Promise<number> {
  const jsm = await jetstreamManager(connection);
  const info = await jsm.consumers.info("USAGE", "facet");
  return info.num_pending + info.num_ack_pending;
}

describe("usage events from a log", () => {
  let actor: Actor;
  beforeAll(async () => {
    const now = new Date();
    actor = await makeCustomer("face-fusion", "500", new Date(now.getTime() - 3_600_000));
    await buy(actor, "face-fusion/image-face-fusion/pack-1000", new Date(now.getTime() - 1_800_000));
  });

  test("count once each, and what is refused is published with its reason before it is acknowledged", async () => {
    const log = await openLog("one", 1);
    const registry = new Registry();
    const intake = await startIntake(
      log.settings,
      async () => new Date(),
      silent,
      usageEventCounter(registry),
    );
    const stream = jetstream(log.connection);
    const twice = event(actor, newId(), 3);
    await stream.publish("usage.events", JSON.stringify([twice, event(actor), event(actor, newId(), -1)]));
    await stream.publish("usage.events", JSON.stringify(twice));
    await stream.publish("usage.events", JSON.stringify(event(actor, newId(), 1, "NoSuchOperation")));
    await stream.publish("usage.events", "{not json");
    await vi.waitFor(async () => expect(await unacknowledged(log.connection)).toBe(0), 20_000);
    expect(await calls(actor)).toBe(4);
    const rejected = await (await jetstreamManager(log.connection)).streams.info("USAGE_REJECTED");
    expect(rejected.state.messages).toBe(3);
    const consumer = await stream.consumers.get("USAGE_REJECTED");
    // Messages are stored side by side, so what is refused of them comes in any order.
    const codes: { sequence: number }[] = [];
    for await (const message of await consumer.fetch({ max_messages: 3, expires: 5_000 }))
      codes.push(message.json());
    expect(codes.sort((a, b) => a.sequence - b.sequence)).toEqual([
      {
        stream: "USAGE",
        sequence: 1,
        index: 2,
        code: "invalid_input",
        message: expect.stringContaining("count"),
      },
      expect.objectContaining({ sequence: 3, index: 0, code: "operation_unknown" }),
      expect.objectContaining({ sequence: 4, index: 0, code: "invalid_input" }),
    ]);
    await intake.stop();
    const metrics = await registry.getMetricsAsJSON();
    expect(metrics[0]?.values.map(({ labels, value }) => [labels.outcome, value])).toEqual([
      ["accepted", 2],
      ["duplicate", 1],
      ["rejected", 3],
    ]);
    await log.close();
  });

  test("survive the loss of one of three servers and of the process that stores them (kill -9)", {
    timeout: 170_000,
  }, async () => {
    const before = (await calls(actor)) ?? 0;
    const log = await openLog("three", 3);
    const variables = {
      NATS_URL: log.settings.servers.join(","),
      NATS_REPLICAS: "3",
      DATABASE_URL: process.env.DATABASE_URL,
      INSTANCE: "production",
    };
    const startProcess = () =>
      spawn(process.execPath, ["--import", "tsx", "lib/intake/main.ts"], {
        env: { ...process.env, ...variables },
        stdio: "ignore",
      });
    const jsm = await jetstreamManager(log.connection, { checkAPI: false });
    // Made beforehand, as operators may: so that what a killed process had in hand comes again within seconds.
    await vi.waitFor(() => jsm.streams.add({ name: "USAGE", subjects: ["usage.events"], num_replicas: 3 }), {
      timeout: 60_000,
      interval: 500,
    });
    const soon = { durable_name: "facet", ack_policy: AckPolicy.Explicit, ack_wait: 5e9 };
    await vi.waitFor(() => jsm.consumers.add("USAGE", soon), { timeout: 60_000, interval: 500 });
    let intake = startProcess();
    const stream = jetstream(log.connection);
    const batches = Array.from({ length: 60 }, () => Array.from({ length: 25 }, () => event(actor)));
    for (const [index, batch] of batches.entries()) {
      if (index === 20) await log.servers.kill(0);
      if (index === 40) {
        intake.kill("SIGKILL");
        intake = startProcess();
      }
      await insist(stream, batch);
      // Every tenth is published twice: a gateway that did not hear the log's answer.
      if (index % 10 === 0) await insist(stream, batch);
    }
    await vi.waitFor(
      async () => {
        expect(await calls(actor)).toBe(before + 1_500);
        expect(await unacknowledged(log.connection)).toBe(0);
      },
      { timeout: 120_000, interval: 500 },
    );
    intake.kill("SIGTERM");
    await new Promise((done) => intake.once("exit", done));
    await log.close();
  });
});
