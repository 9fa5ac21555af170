import { rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { closePool, systemTransaction } from "./client";
import { type EmbeddedServer, startEmbedded } from "./embedded";
import { migrateDatabase } from "./migrate";
import { recountUsage } from "./recount";
import { temporaryFolder } from "./temporary-folder";
import { activate, at, buy, call, makeAccount, report, topUp } from "./testing/arrange";
import { archiving, folderLike, prepareRestore, recoveryEnded, takeBaseBackup } from "./testing/base-backup";
import { populate } from "./testing/populate";
import { proveBooks } from "./testing/proof";

const folder = temporaryFolder("facet-restore-");

const servers: EmbeddedServer[] = [];
afterAll(async () => {
  await closePool();
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(data: string, settings: Record<string, string>): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDirectory: join(folder, data), settings });
  servers.push(server);
  process.env.DATABASE_URL = server.url("postgres");
  return server;
}

/** Every table of the schema with the number of its rows and a hash over all of them. */
async function contents(url: string): Promise<Record<string, string>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await sql.unsafe<{ rows: string; hash: string | null }[]>(
        `select count(*) as rows, md5(string_agg(md5(t::text), '' order by md5(t::text))) as hash from "${name}" t`,
      );
      found[name] = `${row?.rows} rows, ${row?.hash}`;
    }
    return found;
  } finally {
    await sql.end();
  }
}

test("a backup and the archived log, restored into an empty server, hold every row that was acknowledged", async () => {
  const server = await start("original", archiving(join(folder, "archive")));
  folderLike(join(folder, "original"), join(folder, "archive"));
  const url = server.url("postgres");
  await migrateDatabase(url, new Date());
  await populate(2);

  await takeBaseBackup(url, join(folder, "original"), join(folder, "copy"));
  // What happens after the backup is in the log only.
  const now = at("2026-10-12 10:00");
  const late = await makeAccount("international", now);
  await activate(late, "face-fusion", now);
  await topUp(late, "5000", now);
  await buy(late, "face-fusion/image-face-fusion/pack-1000", now);
  await report([call(late, "FuseFace", 7, now)], now);
  const before = await contents(url);
  const switched = postgres(url, { max: 1 });
  await switched`select pg_switch_wal()`;
  await switched.end();
  await closePool();
  await server.stop();

  const restored = await start("copy", prepareRestore(join(folder, "copy"), join(folder, "archive")));
  await recoveryEnded(restored.url("postgres"));
  expect(await contents(restored.url("postgres"))).toEqual(before);
  await proveBooks();
  const [recount] = await systemTransaction((tx) => recountUsage(tx, [late.accountId]));
  expect(recount).toMatchObject({ events: 7, hours: 7, draws: 7 });
  // It is not only readable: the restored instance goes on where the other one was.
  await report([call(late, "FuseFace", 3, now)], now);
  await proveBooks();
});
