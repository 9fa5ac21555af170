import { inArray, lt, sql } from "drizzle-orm";
import { arrayLiteral } from "./bulk";
import type { Tx } from "./client";
import { guessThrottles } from "./schema/sign-in";

export type GuessThrottle = typeof guessThrottles.$inferSelect;

/**
 * Takes the row locks of these throttles, in key order, and makes those that are not there yet: guesses at the same
 * time queue here, whichever process they reach.
 */
export async function lockThrottles(tx: Tx, keys: readonly string[], now: Date): Promise<GuessThrottle[]> {
  const sorted = [...new Set(keys)].sort();
  await tx.sql`
    insert into guess_throttles (key, failures, last_at, wait_until)
    select key, 0, ${now.toISOString()}, 'epoch' from unnest(${arrayLiteral(sorted)}::text[]) as key
    on conflict do nothing`;
  return tx.orm
    .select()
    .from(guessThrottles)
    .where(inArray(guessThrottles.key, sorted))
    .orderBy(guessThrottles.key)
    .for("update");
}

export async function saveThrottles(tx: Tx, rows: readonly GuessThrottle[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.orm
    .insert(guessThrottles)
    .values([...rows])
    .onConflictDoUpdate({
      target: guessThrottles.key,
      set: {
        failures: sql`excluded.failures`,
        lastAt: sql`excluded.last_at`,
        waitUntil: sql`excluded.wait_until`,
      },
    });
}

/** What was counted last before this instant counts no more. */
export async function dropThrottles(tx: Tx, before: Date): Promise<void> {
  await tx.orm.delete(guessThrottles).where(lt(guessThrottles.lastAt, before));
}
