import type { ChildProcess } from "node:child_process";
import { databaseUrl, pool, systemTransaction } from "@/db/client";
import { freePort } from "@/db/free-port";
import { newId } from "@/db/ids";
import { saveKey } from "@/db/instance";
import { newApiKey } from "@/lib/auth/api-key";
import type { ReportedEvent } from "@/lib/operations/record-usage";
import { makeAccounts } from "./accounts";
import { order, reachable, start, stop } from "./child";
import { ownSeconds, processSeconds, serverSeconds } from "./cpu";
import { withBenchDatabase } from "./database";
import { copyBatch, floorTable, inParallel, makeBatches } from "./events";
import { accounts, connections, requests } from "./ingest";
import { type BenchResult, type Contender, measure, result } from "./measure";

/** Callers at once, each with one request under way. */
const callers = 400;

/** The gateway's own process over HTTP: 100 events a request against COPY, one event a request against only parsing. */
export function ingestHttp(): Promise<BenchResult[]> {
  return withBenchDatabase(async (postmaster) => {
    const now = new Date();
    const ids = await makeAccounts(accounts, now);
    const key = await makeKey(now);
    await pool().unsafe(floorTable);
    const [port, floorPort] = [await freePort(), await freePort()];
    const gateway = start("lib/gateway/main.ts", {
      DATABASE_URL: databaseUrl(),
      PORT: String(port),
      HOST: "127.0.0.1",
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      NEXTAUTH_SECRET: newApiKey("platform").key,
      LOG_LEVEL: "warn",
    });
    const parser = start("bench/parse-only.ts", { PORT: String(floorPort) });
    const load = start("bench/http-load.ts");
    try {
      await reachable(gateway, `http://127.0.0.1:${port}/healthz`);
      await reachable(parser, `http://127.0.0.1:${floorPort}/`);
      const site = { load, ids, key };
      // Neither who measures nor who makes the load belongs to the cost of the work.
      const serving = () => serverSeconds(postmaster) + processSeconds(gateway.pid);
      const [floor, batched, parsing, single] = await measure([
        copying(ids, now, () => ownSeconds() + serverSeconds(postmaster)),
        calling(
          "gateway, 100 events a request",
          port,
          { requests: requests * 10, events: 100 },
          site,
          serving,
        ),
        calling(
          "a Node server that only parses",
          floorPort,
          { requests: requests * 200, events: 1 },
          site,
          () => processSeconds(parser.pid),
        ),
        calling("gateway, one event a request", port, { requests: requests * 200, events: 1 }, site, serving),
      ]);
      if (!floor || !batched || !parsing || !single) throw new Error("A contender was not measured");
      return [
        result("ingest, HTTP, 100 events a request", "events/s", 0.2, batched, floor),
        result("ingest, HTTP, one event a request", "requests/s", 0.25, single, parsing),
      ];
    } finally {
      await Promise.all([gateway, parser, load].map(stop));
    }
  });
}

function copying(ids: readonly string[], now: Date, cpu: () => number): Contender {
  let batches: ReportedEvent[][] = [];
  return {
    name: "COPY into a table with the identity index",
    cpu,
    prepare: async () => {
      batches = makeBatches(ids, now, requests, 1_000);
    },
    run: () => inParallel(batches, connections, copyBatch),
  };
}

function calling(
  name: string,
  port: number,
  { requests, events }: { requests: number; events: number },
  { load, ids, key }: { load: ChildProcess; ids: string[]; key: string },
  cpu: () => number,
): Contender {
  return {
    name,
    cpu,
    prepare: async () => {
      await order(load, { kind: "prepare", requests, events, ids });
    },
    run: async () => {
      const done = await order(load, { kind: "fire", port, key, connections: callers });
      const accepted = done.kind === "done" ? done.accepted : 0;
      if (accepted !== requests * events) throw new Error(`${accepted} events were accepted`);
      return accepted;
    },
  };
}

async function makeKey(now: Date): Promise<string> {
  const { key, prefix, hash } = newApiKey("platform");
  await systemTransaction((tx) =>
    saveKey(tx, { id: newId(), accountId: null, label: "bench", prefix, hash, createdAt: now }),
  );
  return key;
}
