import { databaseUrl, pool, systemTransaction } from "@/db/client";
import { freePort } from "@/db/free-port";
import { newId } from "@/db/ids";
import { saveKey } from "@/db/instance";
import { newApiKey } from "@/lib/auth/api-key";
import { fundAccounts, makeAccounts } from "./accounts";
import { atOnce, percentile } from "./at-once";
import { reachable, start, stop } from "./child";
import { processSeconds, serverSeconds } from "./cpu";
import { withBenchDatabase } from "./database";
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
    const { key, prefix, hash } = newApiKey("platform");
    await systemTransaction((tx) =>
      saveKey(tx, { id: newId(), accountId: null, label: "bench", prefix, hash, createdAt: now }),
    );
    const [port, floorPort] = [await freePort(), await freePort()];
    const gateway = start("lib/gateway/main.ts", {
      DATABASE_URL: databaseUrl(),
      PORT: String(port),
      HOST: "127.0.0.1",
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      NEXTAUTH_SECRET: newApiKey("platform").key,
      LOG_LEVEL: "warn",
    });
    const floor = start("bench/peers/one-row.ts", { DATABASE_URL: databaseUrl(), PORT: String(floorPort) });
    const tails = { ours: [] as number[], floor: [] as number[] };
    const asking = (name: string, at: number, pid: number | undefined, tail: number[]): Contender => {
      const get = getter(at, { authorization: `Bearer ${key}` }, callers);
      return {
        name,
        cpu: () => serverSeconds(postmaster) + processSeconds(pid),
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
    try {
      await reachable(gateway, `http://127.0.0.1:${port}/healthz`);
      await reachable(floor, `http://127.0.0.1:${floorPort}/`);
      const [ours, theirs] = await measure([
        asking("gateway", port, gateway.pid, tails.ours),
        asking("a Fastify route that selects one row by key", floorPort, floor.pid, tails.floor),
      ]);
      if (!ours || !theirs) throw new Error("A contender was not measured");
      return [
        result("entitlements", "requests/s", 0.5, ours, theirs),
        slowest(theirs.name, tails.ours, tails.floor),
      ];
    } finally {
      await Promise.all([gateway, floor].map(stop));
    }
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
