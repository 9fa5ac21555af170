import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { searchAccounts } from "./account-search";
import { closePool, listingTransaction, snapshotTransaction, systemTransaction, type Tx } from "./client";
import { type EmbeddedServer, startEmbedded } from "./embedded";
import { takesWrites } from "./heartbeat";
import { migrateDatabase } from "./migrate";
import { temporaryFolder } from "./temporary-folder";
import { at, makeAccount } from "./testing/arrange";
import { takeBaseBackup } from "./testing/base-backup";

const folder = temporaryFolder("facet-replica-");
const now = at("2026-10-01 09:00");
let primary: EmbeddedServer;
let replica: EmbeddedServer;

/** A primary and a standby that follows it by streaming replication, both on this machine. */
beforeAll(async () => {
  primary = await startEmbedded({
    dataDirectory: join(folder, "primary"),
    settings: { wal_level: "replica" },
  });
  process.env.DATABASE_URL = primary.url("postgres");
  await migrateDatabase(process.env.DATABASE_URL, now);
  const copy = join(folder, "replica");
  await takeBaseBackup(process.env.DATABASE_URL, join(folder, "primary"), copy);
  writeFileSync(join(copy, "standby.signal"), "");
  const { port } = new URL(process.env.DATABASE_URL);
  replica = await startEmbedded({
    dataDirectory: copy,
    settings: { primary_conninfo: `host=127.0.0.1 port=${port} user=postgres`, hot_standby: "on" },
  });
  process.env.DATABASE_REPLICA_URL = replica.url("postgres");
}, 120_000);

afterAll(async () => {
  delete process.env.DATABASE_REPLICA_URL;
  await closePool();
  await replica.stop();
  await primary.stop();
  rmSync(folder, { recursive: true, force: true });
});

const servedBy = async (tx: Tx) => {
  const [row] = await tx.sql<{ standby: boolean }[]>`select pg_is_in_recovery() as standby`;
  return row?.standby ? "replica" : "primary";
};
const found = async (tx: Tx) =>
  (await searchAccounts(tx, { query: "Test account" }, { cursor: null, size: 10 })).page;

test("staff's lists and exports read the replica, which has what the primary committed a moment ago", async () => {
  expect(await listingTransaction(servedBy)).toBe("replica");
  expect(await snapshotTransaction(servedBy)).toBe("replica");
  expect(await systemTransaction(servedBy)).toBe("primary");
  const { accountId } = await makeAccount("international", now);
  await vi.waitFor(async () => {
    const page = await listingTransaction(found);
    expect(page.rows.map(({ account }) => account.id)).toContain(accountId);
  }, 20_000);
});

test("nothing can be written where lists are read", async () => {
  const write = (tx: Tx) => tx.sql`update accounts set name = 'x'`;
  await expect(listingTransaction(write)).rejects.toMatchObject({ code: "25006" });
  expect([await systemTransaction(takesWrites), await listingTransaction(takesWrites)]).toEqual([
    true,
    false,
  ]);
});

test("a replica that is gone costs nothing but its help", async () => {
  await replica.stop();
  expect(await listingTransaction(servedBy)).toBe("primary");
  expect((await listingTransaction(found)).rows).toHaveLength(1);
});
