import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { pool } from "./client";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));
let newestHere: number | undefined;

/** Whether the database has every migration that this code was written for. Asks as the schema's owner. */
export async function isMigrated(): Promise<boolean> {
  newestHere ??= Math.max(...readMigrationFiles({ migrationsFolder }).map((one) => one.folderMillis));
  const [row] = await pool()<{ newest: string | null }[]>`
    select max(created_at) as newest from drizzle.__drizzle_migrations`;
  return Number(row?.newest ?? 0) >= newestHere;
}
