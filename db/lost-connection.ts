import type postgres from "postgres";

/** Long enough for a connection's end to be noticed after its last statement failed. */
const noticeMs = 1_000;

/**
 * postgres.js answers every error inside a transaction with a ROLLBACK, also when the connection is gone; writing to
 * a closed connection then ends the process or spoils the connection for good (porsager/postgres#1208). So when the
 * connection is lost nothing more is said on it: `begin` itself fails as soon as the end is noticed.
 */
export async function begin<T>(
  sql: postgres.Sql,
  work: (inner: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  let isOver = false;
  const done = sql.begin(async (inner) => {
    try {
      return await work(inner);
    } catch (error) {
      // When it was not this connection that was lost, the transaction goes on to its ROLLBACK after all.
      if (isConnectionLost(error)) {
        await new Promise<void>((goOn) => setTimeout(() => isOver || goOn(), noticeMs));
      }
      throw error;
    }
  });
  try {
    return (await done) as T;
  } finally {
    isOver = true;
  }
}

/** Whether the connection ended with this error: PostgreSQL's FATAL, postgres.js's CONNECTION_…, Node's E…. */
export function isConnectionLost(error: unknown): boolean {
  return isFatal(error) || /^CONNECT|^E[A-Z]+$/.test(errorCode(error));
}

/** The code of the error or of what caused it: SQLSTATE, or a word of the driver or Node. Empty: it has none. */
export function errorCode(error: unknown): string {
  return detailOf(error, "code");
}

/** Whether PostgreSQL ended the session with it. */
export function isFatal(error: unknown): boolean {
  return ["FATAL", "PANIC"].includes(detailOf(error, "severity"));
}

function detailOf(error: unknown, name: "code" | "severity"): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const detail: unknown = Reflect.get(at, name);
    if (typeof detail === "string") return detail;
  }
  return "";
}
