import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { freePort } from "@/db/free-port";
import { newId } from "@/db/ids";
import { recountUsage } from "@/db/recount";
import { temporaryFolder } from "@/db/temporary-folder";
import { buy, makeCustomer, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Actor } from "@/lib/operations/actor";
import { createPlatformKey } from "@/lib/operations/manage-keys";
import { requestRefund } from "@/lib/operations/request-refund";
import { ended, startPooler, startProxy } from "./testing/programs";

freshDatabase();
proveBooksAfterEach();

const folder = temporaryFolder("facet-many-");
const children: ChildProcess[] = [];
let actor: Actor;
let key = "";
let url = "";

/** nginx → two gateways, and two workers, all of them through PgBouncer in transaction mode. */
beforeAll(async () => {
  const past = new Date(Date.now() - 3_600_000);
  actor = await makeCustomer("face-fusion", "500", past);
  await buy(actor, "face-fusion/image-face-fusion/pack-1000", past);
  key = (await createPlatformKey(support(actor), "gateway", past)).key;

  const pooler = startPooler(folder, process.env.DATABASE_URL ?? "", await freePort());
  children.push(pooler.child);
  const ports = [await freePort(), await freePort()];
  for (const port of ports) children.push(run("lib/gateway/main.ts", pooler.url, { PORT: String(port) }));
  for (let i = 0; i < 2; i++) children.push(run("lib/jobs/main.ts", pooler.url, {}));
  const front = await freePort();
  children.push(startProxy(folder, ports, front));
  url = `http://127.0.0.1:${front}`;
  await vi.waitFor(
    async () => {
      for (let i = 0; i < 4; i++) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    },
    { timeout: 60_000, interval: 500 },
  );
}, 120_000);

afterAll(async () => {
  for (const child of children.reverse()) await ended(child, "SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

function run(program: string, databaseUrl: string, extra: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", program], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATABASE_PREPARED: "off",
      DATABASE_POOL: "6",
      HOST: "127.0.0.1",
      WEB_URL: "http://127.0.0.1:9",
      INSTANCE: "production",
      NEXTAUTH_SECRET: "a secret for tests that is long enough",
      NEXTAUTH_URL: "http://localhost:3000",
      ...extra,
    },
    stdio: "ignore",
  });
}

test("two gateways behind a proxy and a pooler count every event once, whichever of them hears it", async () => {
  const batches = Array.from({ length: 40 }, () =>
    Array.from({ length: 25 }, () => ({
      specversion: "1.0",
      id: newId(),
      source: "many",
      type: "api.call",
      subject: actor.accountId,
      time: new Date().toISOString(),
      data: { operation: "FuseFace" },
    })),
  );
  const servedBy = new Set<string | null>();
  // Each batch twice at once, so that a repeat meets its original on the other process.
  const answers = await Promise.all(
    [...batches, ...batches].map(async (batch) => {
      const response = await fetch(`${url}/api/v1/usage-events`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/cloudevents-batch+json" },
        body: JSON.stringify(batch),
      });
      servedBy.add(response.headers.get("x-served-by"));
      expect(response.status).toBe(200);
      return (await response.json()) as { accepted: number; duplicates: number; rejected: unknown[] };
    }),
  );
  expect(servedBy.size).toBe(2);
  const sum = (name: "accepted" | "duplicates") => answers.reduce((total, answer) => total + answer[name], 0);
  expect([sum("accepted"), sum("duplicates")]).toEqual([1_000, 1_000]);
  const [recount] = await systemTransaction((tx) => recountUsage(tx, [actor.accountId]));
  expect(recount).toMatchObject({ events: 1_000, hours: 1_000, packsUsed: 1_000 });
});

test("the workers behind the pooler complete a refund, once", async () => {
  const now = new Date();
  await buy(actor, "face-fusion/image-face-fusion/pack-1000", now);
  const [pack] = await asOwner(
    (sql) =>
      sql`select id from packs where account_id = ${actor.accountId} and origin = 'purchased' and remaining = units`,
  );
  const refund = await requestRefund(actor, pack?.id, now);
  expect(refund.ok).toBe(true);
  await vi.waitFor(
    async () => {
      const rows = await asOwner(
        (sql) => sql`select status from refunds where account_id = ${actor.accountId}`,
      );
      expect(rows.map((row) => row.status)).toEqual(["completed"]);
    },
    { timeout: 100_000, interval: 500 },
  );
}, 120_000);
