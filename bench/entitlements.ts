import { pool } from "@/db/client";
import { fundAccounts, makeAccounts } from "./accounts";
import { atOnce, percentile } from "./at-once";
import { processSeconds, serverSeconds } from "./cpu";
import { withBenchDatabase } from "./database";
import { besideGateway, makePlatformKey, type Server } from "./gateway";
import { getter } from "./get";
import { type BenchResult, type Contender, measure, median, result } from "./measure";

const accounts = 10_000;
/** Each round. */
const requests = Number(process.env.BENCH_ASKED ?? 5_000);
const callers = 16;

/** What an account may call, asked of the gateway's own process, against a server that selects one row by its key. */
export function entitlements(): Promise<BenchResult[]> {
  return withBenchDatabase(async (postmaster) => {
    const now = new Date();
    const ids = await makeAccounts(accounts, now);
    await fundAccounts(ids, now);
    await pool().unsafe("analyze");
    const key = await makePlatformKey(now);
    const tails = { ours: [] as number[], floor: [] as number[] };
    const asking = (name: string, { child, port }: Server, tail: number[]): Contender => {
      const get = getter(port, { authorization: `Bearer ${key}` }, callers);
      return {
        name,
        cpu: () => serverSeconds(postmaster) + processSeconds(child.pid),
        run: async () => {
          const took = await atOnce(requests, callers, () => {
            const id = ids[Math.floor(Math.random() * ids.length)] ?? "";
            return get(`/api/v1/accounts/${id}/entitlements`);
          });
          tail.push(percentile(took, 0.99));
          return requests;
        },
      };
    };
    return besideGateway("bench/peers/one-row.ts", async (gateway, floor) => {
      const [ours, theirs] = await measure([
        asking("gateway", gateway, tails.ours),
        asking("a Fastify route that selects one row by key", floor, tails.floor),
      ]);
      if (!ours || !theirs) throw new Error("A contender was not measured");
      return [
        result("entitlements", "requests/s", 0.5, ours, theirs),
        slowest(theirs.name, tails.ours, tails.floor),
      ];
    });
  });
}

/** Medians of the rounds' 99th percentiles, without the one that warmed up. */
function slowest(peer: string, ours: readonly number[], floor: readonly number[]): BenchResult {
  const [mine, theirs] = [median(ours.slice(1)), median(floor.slice(1))];
  return {
    bench: "entitlements, p99",
    unit: "ms",
    ours: mine,
    peer: { name: peer, value: theirs },
    ratio: mine / theirs,
    goal: 3,
    atMost: true,
  };
}
