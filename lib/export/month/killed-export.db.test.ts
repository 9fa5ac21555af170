import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { closePool, systemTransaction } from "@/db/client";
import { findExport } from "@/db/exports";
import { newId } from "@/db/ids";
import { accepted, at, call, makeCustomer, report } from "@/db/testing/arrange";
import { CuttingProxy } from "@/db/testing/cutting-proxy";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billingMonth } from "@/lib/billing/billing-month";
import { lookAfterExports } from "@/lib/jobs/exports";
import { closeMonth } from "@/lib/operations/close-month";
import { startExport } from "@/lib/operations/start-export";
import { makeFinanceUser } from "../testing/finance-year";
import { ownExportFolder } from "../testing/make-file";
import { exportFolder, exportPath } from "./folder";

freshDatabase(4);

const month = billingMonth("2026-09");
const now = at("2026-10-01 00:10");
let userId: string;

ownExportFolder();

beforeAll(async () => {
  const during = at("2026-09-15 12:00");
  const actor = await makeCustomer("face-fusion", "3000", at("2026-09-01 00:00"));
  await report([call(actor, "FuseFace", 1_000, during)], during);
  accepted(await closeMonth(month, now));
  userId = await makeFinanceUser();
});

const ask = async () =>
  accepted(await startExport({ userId }, { month, format: "focus_csv", requestId: newId() }, now)).id;
const exportOf = async (id: string) => {
  const found = await systemTransaction((tx) => findExport(tx, id));
  if (!found) throw new Error(`No export ${id}`);
  return found.export;
};

/** Makes what waits in a process of its own that dies by SIGKILL when its database was asked so often; its exit code. */
function makeInProcess(url: string, dies: Promise<void>): Promise<number | null> {
  const command = ["--import", "tsx", "lib/export/testing/make-exports.ts", now.toISOString()];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, DATABASE_URL: url },
    stdio: "ignore",
  });
  void dies.then(() => child.kill("SIGKILL"));
  return new Promise((done) => child.once("exit", (code) => done(code)));
}

test("an export whose worker is killed (kill -9) anywhere is never fetched in part, and is made by the next", {
  timeout: 170_000,
}, async () => {
  const id = await ask();
  const path = exportPath(id, "focus_csv");
  const direct = process.env.DATABASE_URL ?? "";
  let code: number | null = null;
  let kills = 0;
  for (let requests = 4; code !== 0; requests += 6) {
    await closePool();
    const proxy = new CuttingProxy(direct);
    code = await makeInProcess(await proxy.listen(), proxy.cutAfter(requests));
    await proxy.close();
    const { status, manifest } = await exportOf(id);
    if (code !== 0) kills++;
    // What the page offers to fetch is `ready`, and that is a whole file with its manifest.
    if (status !== "ready") expect(manifest).toBeNull();
    else expect(createHash("sha256").update(readFileSync(path)).digest("hex")).toBe(manifest?.sha256);
  }
  expect(kills).toBeGreaterThan(2);
  await lookAfterExports(async () => now);
  const { status, manifest, attempts } = await exportOf(id);
  expect(status).toBe("ready");
  expect(attempts).toBeGreaterThan(1);
  expect(createHash("sha256").update(readFileSync(path)).digest("hex")).toBe(manifest?.sha256);
  expect(readdirSync(exportFolder())).toEqual([`${id}.csv`]);
});

test("two workers at once make it once", async () => {
  const id = await ask();
  await Promise.all([lookAfterExports(async () => now), lookAfterExports(async () => now)]);
  expect(await exportOf(id)).toMatchObject({ status: "ready", attempts: 1 });
});

test("a file goes after its days, and its manifest stays", async () => {
  const id = await ask();
  await lookAfterExports(async () => now);
  const day = 86_400_000;
  await lookAfterExports(async () => new Date(now.getTime() + 30 * day));
  expect((await exportOf(id)).status).toBe("ready");
  await lookAfterExports(async () => new Date(now.getTime() + 30 * day + 1));
  const { status, manifest } = await exportOf(id);
  expect([status, manifest?.rows]).toEqual(["expired", 1]);
  expect(existsSync(exportPath(id, "focus_csv"))).toBe(false);
});

test("one that cannot be made is tried three times, then given up with the reason, and holds up no other", async () => {
  const id = await ask();
  const before = process.env.EXPORT_DIR;
  process.env.EXPORT_DIR = "/dev/null/nowhere";
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect(lookAfterExports(async () => now)).rejects.toThrow("1 exports could not be made");
  }
  process.env.EXPORT_DIR = before;
  const { status, failure, manifest } = await exportOf(id);
  expect({ status, manifest }).toEqual({ status: "failed", manifest: null });
  expect(failure).toContain("ENOTDIR");
  const next = await ask();
  expect(next).not.toBe(id);
  await lookAfterExports(async () => now);
  expect((await exportOf(next)).status).toBe("ready");
});
