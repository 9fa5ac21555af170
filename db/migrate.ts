import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { monthOf, nextMonth, shiftMonth } from "@/lib/billing/billing-month";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * Brings the database at `url` to the newest schema; one process at a time, harmless to repeat. On a live database a
 * change of a table that waits for a long transaction makes everybody queue behind it: so it gives up after five
 * seconds, all of it, and can be run again.
 */
export async function migrateDatabase(url: string, now: Date): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext('facet-migrations'))`;
    await sql`set lock_timeout = '5s'`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
    // Room for late events (90 days back, rule U7) and for the months to come; a job keeps making them ahead.
    for (
      let month = shiftMonth(monthOf(now), -14), last = shiftMonth(monthOf(now), 2);
      month <= last;
      month = nextMonth(month)
    ) {
      await sql`select ensure_usage_partition(${month})`;
    }
  } finally {
    await sql.end();
  }
}
