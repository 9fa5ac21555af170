import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { listBills } from "@/db/bills";
import { closePool, systemTransaction } from "@/db/client";
import { at, call, makeCustomer, report } from "@/db/testing/arrange";
import { CuttingProxy } from "@/db/testing/cutting-proxy";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Actor } from "./actor";

freshDatabase(4);
proveBooksAfterEach();

/** Closes the month in a process of its own that dies by SIGKILL when its database was asked so often; its exit code. */
async function closeInProcess(url: string, dies: Promise<void>): Promise<number | null> {
  const command = ["--import", "tsx", "lib/commands/close-month.ts", "2026-09"];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, DATABASE_URL: url },
    stdio: "ignore",
  });
  void dies.then(() => child.kill("SIGKILL"));
  return new Promise((done) => child.once("exit", (code) => done(code)));
}

test("a month close whose process is killed (kill -9) at any request makes every bill once", {
  timeout: 600_000,
}, async () => {
  const during = at("2026-09-15 12:00");
  const live = async () => {
    const actor = await makeCustomer("face-recognition-cn", "3000", at("2026-09-01 00:00"));
    await report([call(actor, "AnalyzeFace", 1_000_000, during)], during);
    return actor;
  };
  const actors = [await live(), await live()];
  const totalsOf = async ({ accountId }: Actor) =>
    (await systemTransaction((tx) => listBills(tx, accountId, 10))).map((bill) => bill.total.toFixed(2));
  const direct = process.env.DATABASE_URL ?? "";
  let code: number | null = null;
  let kills = 0;
  for (let requests = 2; code !== 0; requests++) {
    await closePool();
    const proxy = new CuttingProxy(direct);
    code = await closeInProcess(await proxy.listen(), proxy.cutAfter(requests));
    await proxy.close();
    if (code !== 0) kills++;
    for (const actor of actors) expect([[], ["1980.00"]]).toContainEqual(await totalsOf(actor));
  }
  expect(kills).toBeGreaterThan(2);
  for (const actor of actors) expect(await totalsOf(actor)).toEqual(["1980.00"]);
});
