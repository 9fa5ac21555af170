import { sql } from "drizzle-orm";
import type { Tx } from "./client";

const kind = "worker_heartbeat";

/** A worker says that it lives and gets its work done. By the server's clock: the instance's may be moved. */
export async function saveHeartbeat(tx: Tx): Promise<void> {
  await tx.orm.execute(sql`
    insert into due_marks (kind, key, done_at) values (${kind}, 'any', clock_timestamp())
    on conflict (kind, key) do update set done_at = greatest(due_marks.done_at, excluded.done_at)`);
}

/** Whether the server takes writes: one that is still being restored, or a standby, answers readers only. */
export async function takesWrites(tx: Tx): Promise<boolean> {
  const [row] = await tx.orm.execute<{ writable: boolean }>(
    sql`select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as writable`,
  );
  return row?.writable === true;
}

/** Seconds since any worker last said so; null: none ever did. */
export async function findHeartbeatAge(tx: Tx): Promise<number | null> {
  const [row] = await tx.orm.execute<{ age: string }>(
    sql`select extract(epoch from clock_timestamp() - done_at) as age from due_marks where kind = ${kind} and key = 'any'`,
  );
  return row ? Number(row.age) : null;
}
