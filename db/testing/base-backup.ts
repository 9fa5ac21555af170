import { chownSync, cpSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";

/** The settings by which a server keeps every finished segment of its log in `archive`. */
export function archiving(archive: string): Record<string, string> {
  return { archive_mode: "on", archive_command: `cp "%p" "${archive}/%f"`, wal_level: "replica" };
}

/**
 * A base backup of a running server by PostgreSQL's own low-level calls, which need no client program: what
 * `pg_basebackup` does in production.
 */
export async function takeBaseBackup(url: string, from: string, to: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_backup_start('restore drill', fast => true)`;
    cpSync(from, to, {
      recursive: true,
      filter: (path) => !/postmaster\.(pid|opts)$/.test(path) && !path.startsWith(join(from, "pg_wal", "0")),
    });
    const [ended] = await sql<
      { labelfile: string }[]
    >`select labelfile from pg_backup_stop(wait_for_archive => true)`;
    writeFileSync(join(to, "backup_label"), ended?.labelfile ?? "");
  } finally {
    await sql.end();
  }
}

/** Makes a backup ready to start: it fetches the log from `archive` and plays it to its end. */
export function prepareRestore(data: string, archive: string): Record<string, string> {
  rmSync(join(data, "pg_wal"), { recursive: true, force: true });
  mkdirSync(join(data, "pg_wal"));
  writeFileSync(join(data, "recovery.signal"), "");
  return { restore_command: `cp "${archive}/%f" "%p"`, recovery_target_timeline: "latest" };
}

/** Until a restored server has played its log to the end and takes writes: it answers readers long before. */
export async function recoveryEnded(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    for (;;) {
      const [row] = await sql<{ recovering: boolean }[]>`select pg_is_in_recovery() as recovering`;
      if (row?.recovering === false) return;
    }
  } finally {
    await sql.end();
  }
}

/** A folder that the server's OS user may write to, whoever runs the test. */
export function folderLike(example: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const { uid, gid } = statSync(example);
  chownSync(folder, uid, gid);
  return folder;
}
