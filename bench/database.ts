import { rmSync } from "node:fs";
import { join } from "node:path";
import { closePool, pool } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { temporaryFolder } from "@/db/temporary-folder";

/** Of the server that was measured on last. */
let version = "";
export const serverVersion = () => version;

/**
 * Runs a bench on a fresh, durable (fsync on) embedded PostgreSQL, or on the server that BENCH_DATABASE_URL names.
 * `postmaster`: the server's process; null where it is not ours.
 */
export async function withBenchDatabase<T>(
  work: (postmaster: number | null) => Promise<T>,
  { connections }: { readonly connections?: number } = {},
): Promise<T> {
  const given = process.env.BENCH_DATABASE_URL;
  const folder = temporaryFolder("facet-bench-");
  const server = given
    ? null
    : await startEmbedded({
        dataDirectory: join(folder, "data"),
        settings: { shared_buffers: "512MB", max_wal_size: "4GB" },
      });
  try {
    const url = given ?? server?.url("postgres") ?? "";
    await migrateDatabase(url, new Date());
    process.env.DATABASE_URL = url;
    if (connections) process.env.DATABASE_POOL = String(connections);
    const [row] = await pool()<{ version: string }[]>`select current_setting('server_version') as version`;
    version = row?.version ?? "";
    return await work(server?.pid ?? null);
  } finally {
    await closePool();
    delete process.env.DATABASE_POOL;
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
