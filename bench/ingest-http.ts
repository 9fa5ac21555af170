import type { ChildProcess } from "node:child_process";
import { pool } from "@/db/client";
import type { ReportedEvent } from "@/lib/operations/record-usage";
import { makeAccounts } from "./accounts";
import { order, start, stop } from "./child";
import { ownSeconds, processSeconds, serverSeconds } from "./cpu";
import { withBenchDatabase } from "./database";
import { copyBatch, floorTable, inParallel, makeBatches } from "./events";
import { besideGateway, makePlatformKey } from "./gateway";
import { accounts, connections, requests } from "./ingest";
import { type BenchResult, type Contender, measure, result } from "./measure";

/** Callers at once, each with one request under way. */
const callers = 400;

/** The gateway's own process over HTTP: 100 events a request against COPY, one event a request against only parsing. */
export function ingestHttp(): Promise<BenchResult[]> {
  return withBenchDatabase(async (postmaster) => {
    const now = new Date();
    const ids = await makeAccounts(accounts, now);
    const key = await makePlatformKey(now);
    await pool().unsafe(floorTable);
    const load = start("bench/http-load.ts");
    const measured = besideGateway("bench/parse-only.ts", async (gateway, parser) => {
      const site = { load, ids, key };
      // Neither who measures nor who makes the load belongs to the cost of the work.
      const serving = () => serverSeconds(postmaster) + processSeconds(gateway.child.pid);
      const [floor, batched, parsing, single] = await measure([
        copying(ids, now, () => ownSeconds() + serverSeconds(postmaster)),
        calling(
          "gateway, 100 events a request",
          gateway.port,
          { requests: requests * 10, events: 100 },
          site,
          serving,
        ),
        calling(
          "a Node server that only parses",
          parser.port,
          { requests: requests * 200, events: 1 },
          site,
          () => processSeconds(parser.child.pid),
        ),
        calling(
          "gateway, one event a request",
          gateway.port,
          { requests: requests * 200, events: 1 },
          site,
          serving,
        ),
      ]);
      if (!floor || !batched || !parsing || !single) throw new Error("A contender was not measured");
      return [
        result("ingest, HTTP, 100 events a request", "events/s", 0.2, batched, floor),
        result("ingest, HTTP, one event a request", "requests/s", 0.25, single, parsing),
      ];
    });
    return measured.finally(() => stop(load));
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
