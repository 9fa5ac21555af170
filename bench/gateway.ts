import type { ChildProcess } from "node:child_process";
import { databaseUrl, systemTransaction } from "@/db/client";
import { freePort } from "@/db/free-port";
import { newId } from "@/db/ids";
import { saveKey } from "@/db/instance";
import { newApiKey } from "@/lib/auth/api-key";
import { nodeFlags } from "@/lib/jobs/node-flags";
import { reachable, start, stop } from "./child";
import { webEnvironment } from "./web";

/** A process of ours that answers at a port of this machine. */
export interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

/** The gateway's own process beside a program that is its peer: both answer while `work` is under way, and end with it. */
export async function besideGateway<T>(
  peerProgram: string,
  work: (gateway: Server, peer: Server) => Promise<T>,
): Promise<T> {
  const [port, peerPort] = [await freePort(), await freePort()];
  const gateway = { port, child: startGateway(port) };
  const environment = { DATABASE_URL: databaseUrl(), PORT: String(peerPort) };
  const peer = { port: peerPort, child: start(peerProgram, environment) };
  try {
    await reachable(gateway.child, `http://127.0.0.1:${port}/healthz`);
    await reachable(peer.child, `http://127.0.0.1:${peerPort}/`);
    return await work(gateway, peer);
  } finally {
    await Promise.all([gateway, peer].map(({ child }) => stop(child)));
  }
}

/** As it runs in production. */
export function startGateway(port: number): ChildProcess {
  const environment = { ...webEnvironment(port), PORT: String(port), HOST: "127.0.0.1" };
  return start("lib/gateway/main.ts", environment, nodeFlags);
}

/** A platform's key, as gateways sign their requests with. */
export async function makePlatformKey(now: Date): Promise<string> {
  const { key, prefix, hash } = newApiKey("platform");
  await systemTransaction((tx) =>
    saveKey(tx, { id: newId(), accountId: null, label: "bench", prefix, hash, createdAt: now }),
  );
  return key;
}
