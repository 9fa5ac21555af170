import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closePool } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

/**
 * Runs a bench on a fresh, durable (fsync on) embedded PostgreSQL, or on the server that BENCH_DATABASE_URL names.
 * `postmaster`: the server's process; null where it is not ours.
 */
export async function withBenchDatabase<T>(work: (postmaster: number | null) => Promise<T>): Promise<T> {
  const given = process.env.BENCH_DATABASE_URL;
  const folder = mkdtempSync(join(tmpdir(), "facet-bench-"));
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
    return await work(server?.pid ?? null);
  } finally {
    await closePool();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
