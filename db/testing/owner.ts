import type postgres from "postgres";
import { pool } from "../client";

/** Runs as the schema's owner, who may switch triggers off: how a test breaks what the database promises. */
export function asOwner<T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  return pool().begin(work) as Promise<T>;
}

/** Changes rows behind the triggers' back. */
export function behindTriggers<T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  return asOwner(async (sql) => {
    await sql`set local session_replication_role = replica`;
    return work(sql);
  });
}
