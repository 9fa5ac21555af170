import { pool } from "@/db/client";

/**
 * COPY of tab-separated lines into a table: the floor of the benches. In a transaction, because postgres.js (3.4) loses
 * each new connection that `reserve` opens where `fetch_types` is off: the lines would wait for the ones that are left.
 */
export async function copyIn(table: string, text: string): Promise<void> {
  await pool().begin(async (sql) => {
    const stream = await sql.unsafe(`copy ${table} from stdin`).writable();
    await new Promise<void>((done, fail) => {
      stream.once("error", fail);
      stream.once("finish", done);
      stream.end(text);
    });
  });
}
