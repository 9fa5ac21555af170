import { pool } from "@/db/client";

/** COPY of tab-separated lines into a table: the floor of the benches. */
export async function copyIn(table: string, text: string): Promise<void> {
  const sql = await pool().reserve();
  try {
    const stream = await sql.unsafe(`copy ${table} from stdin`).writable();
    await new Promise<void>((done, fail) => {
      stream.once("error", fail);
      stream.once("finish", done);
      stream.end(text);
    });
  } finally {
    sql.release();
  }
}
