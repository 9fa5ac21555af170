import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { withoutData } from "./error-data";
import { begin, errorCode, isConnectionLost, isFatal } from "./lost-connection";
import { onTransaction } from "./orm";

/**
 * The one way to the database. Everything runs in a transaction of one of two roles: `tenantTransaction` sees one
 * account's rows only (row security), `systemTransaction` is for jobs, the gateway and staff.
 */
export interface Tx {
  /** drizzle's builder: the default. */
  readonly orm: PostgresJsDatabase;
  /** postgres.js on the same connection, for hot paths. Instants in and out are ISO strings here. */
  readonly sql: postgres.TransactionSql;
  /** Whatever is left to be answered when the work is done: see `sendWithCommit`. */
  readonly unanswered: Promise<unknown>[];
}

interface Connection {
  readonly url: string;
  readonly sql: postgres.Sql;
}

type Server = "primary" | "replica";

const holder = globalThis as typeof globalThis & { __facetConnections?: Partial<Record<Server, Connection>> };

export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set; `npm run demo` sets it to the embedded PostgreSQL");
  return url;
}

/** The pool of this process, made on first use. */
export function pool(): postgres.Sql {
  return connection("primary", databaseUrl()).sql;
}

/** Of the server that staff's lists and exports are read from (DATABASE_REPLICA_URL); the primary where none is named. */
function readingPool(): postgres.Sql {
  const url = process.env.DATABASE_REPLICA_URL;
  return url ? connection("replica", url).sql : pool();
}

function connection(server: Server, url: string): Connection {
  holder.__facetConnections ??= {};
  const connections = holder.__facetConnections;
  let found = connections[server];
  if (found?.url !== url) {
    const sql = postgres(url, {
      max: Number(process.env.DATABASE_POOL ?? 10),
      onnotice: () => {},
      // A pooler that gives each transaction another session (PgBouncer) knows no named statements.
      prepare: process.env.DATABASE_PREPARED !== "off",
      // postgres.js leaves this first query of a session unhandled: losing the connection there would end the
      // process. Arrays travel as literals (`arrayLiteral`, drizzle's array columns), so nothing is missed.
      fetch_types: false,
      // Seconds before a lost connection is tried again; by default up to 20, long after the database is back.
      backoff: (retries) => Math.min(2 ** retries / 100, 1),
      connection: { TimeZone: "UTC", application_name: "facet" },
    });
    // drizzle sets the codecs of the connection; done once here so that both ways in agree on them.
    drizzle(sql);
    found = { url, sql };
    connections[server] = found;
  }
  return found;
}

/** Ends the pool when its statements are answered, or cuts them off after so many seconds. */
export async function closePool(patience = 5): Promise<void> {
  const connections = Object.values(holder.__facetConnections ?? {});
  holder.__facetConnections = undefined;
  await Promise.all(connections.map(({ sql }) => sql.end({ timeout: patience })));
}

/** Runs `work` seeing and writing one account's rows only. Retried when PostgreSQL asks for it; so it must not do anything outside. */
export function tenantTransaction<T>(accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(
    (sql) =>
      sql`select set_config('role', 'console_tenant', true), set_config('app.account_id', ${accountId}, true)`,
    work,
  );
}

export function systemTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction((sql) => sql`select set_config('role', 'console_system', true)`, work);
}

/**
 * One moment of the whole database, for as long as reading it takes: what many statements add up here agrees. Sees
 * every account and writes nothing.
 */
export function snapshotTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return onReplica((sql) =>
    transaction(
      (inner) =>
        inner.unsafe(
          "set transaction isolation level repeatable read, read only; set local role console_system",
        ),
      work,
      sql,
    ),
  );
}

/**
 * Lists for staff, over all accounts, which may be a moment old: from the replica where there is one. Writes nothing,
 * and nothing about money is decided on what it reads.
 */
export function listingTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return onReplica((sql) =>
    transaction(
      (inner) => inner.unsafe("set transaction read only; set local role console_system"),
      work,
      sql,
    ),
  );
}

/** SQLSTATE 40001: the replica could no longer keep old rows for a long reader; and a replica that is away. */
async function onReplica<T>(read: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const replica = readingPool();
  if (replica === pool()) return read(replica);
  try {
    return await read(replica);
  } catch (error) {
    if (errorCode(error) !== "40001" && !isConnectionLost(error)) throw error;
    return read(pool());
  }
}

/**
 * Reads rows by key, over all accounts. The statements are planned once: planning them for each list of ids anew would
 * cost more than they do. They are issued together, none waiting for another, and travel with the COMMIT.
 */
export async function lookUp<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  const { found } = await transaction(
    (sql) =>
      sql`select set_config('role', 'console_system', true), set_config('plan_cache_mode', 'force_generic_plan', true)`,
    async (tx) => {
      const found = read(tx);
      sendWithCommit(tx, found);
      return { found };
    },
  );
  return found;
}

/**
 * A system transaction for batches of usage events, whose every statement looks up a few thousand rows by key whatever
 * the size of the tables: planned once, and never by reading a table from end to end because its statistics are behind.
 */
export function usageTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(
    (sql) =>
      sql`select set_config('role', 'console_system', true), set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
        set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`,
    work,
  );
}

/** Runs `work` so that, when it fails, only what it wrote is undone and the transaction goes on. */
export function savepoint<T>(tx: Tx, work: (inner: Tx) => Promise<T>): Promise<T> {
  return tx.sql.savepoint((inner) => work(toTx(inner, pool(), tx.unanswered))) as Promise<T>;
}

/**
 * Lets the transaction's last statement travel with its COMMIT, in one round trip. Where the statement fails PostgreSQL
 * makes a ROLLBACK of the COMMIT behind it, and the transaction fails with the statement's error.
 */
export function sendWithCommit(tx: Tx, statement: Promise<unknown>): void {
  tx.unanswered.push(statement);
  // Who began the transaction is told; nobody needs to be while it is under way.
  statement.catch(() => {});
}

/** Serialization failure, deadlock, and a unique key that another transaction took between our look and our insert. */
const retriable = new Set(["40001", "40P01", "23505"]);
const attempts = 4;

async function transaction<T>(
  enter: (sql: postgres.TransactionSql) => postgres.PendingQuery<postgres.Row[]>,
  work: (tx: Tx) => Promise<T>,
  sql: postgres.Sql = pool(),
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let isBegun = false;
    const unanswered: Promise<unknown>[] = [];
    try {
      const result = await begin(sql, async (inner) => {
        isBegun = true;
        const tx = toTx(inner, sql, unanswered);
        // The role is taken on in the same round trip as the first statement of `work`, or as the COMMIT. Where that
        // fails PostgreSQL carries out nothing that follows.
        sendWithCommit(tx, enter(inner).execute());
        return work(tx);
      });
      await Promise.all(unanswered);
      return result;
    } catch (error) {
      // postgres.js meets a new session with the FATAL error that ended the one before.
      const isStale = !isBegun && isFatal(error);
      if (attempt >= attempts || !(isStale || retriable.has(errorCode(error)))) throw withoutData(error);
    }
  }
}

/** The builder is made when it is asked for: hot paths do without. */
function toTx(inner: postgres.TransactionSql, outer: postgres.Sql, unanswered: Promise<unknown>[]): Tx {
  let orm: PostgresJsDatabase | undefined;
  return {
    sql: inner,
    unanswered,
    get orm() {
      orm ??= onTransaction(inner, outer);
      return orm;
    },
  };
}

/** Months whose partition is known to be there; partitions are never dropped while they can still be written. */
const partitioned = new Set<string>();

/** Makes the partitions of the months that usage is about to be written to. Runs as the schema's owner. */
export async function ensureUsagePartitions(months: readonly string[]): Promise<void> {
  const url = databaseUrl();
  for (const month of new Set(months)) {
    if (partitioned.has(`${url} ${month}`)) continue;
    await pool()`select ensure_usage_partition(${month})`;
    partitioned.add(`${url} ${month}`);
  }
}

/** Drops the raw events of all months before `month`; returns how many months went. Runs as the schema's owner. */
export async function dropUsagePartitions(month: string): Promise<number> {
  const [row] = await pool()<{ dropped: number }[]>`select drop_usage_partitions(${month}) as dropped`;
  return row?.dropped ?? 0;
}
