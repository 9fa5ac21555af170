import { systemTransaction, type Tx } from "@/db/client";
import { dropThrottles, type GuessThrottle, lockThrottles, saveThrottles } from "@/db/guess-throttles";
import {
  forgottenAfterMs,
  kindOf,
  nextGuess,
  noWait,
  type ThrottleKey,
  waitAfter,
} from "@/lib/security/throttle";

/**
 * Counts a guess against everything it is held against, as failed until it turns out right; false when one must wait.
 * Then nothing is counted and nothing else may be looked at.
 */
export function beginGuess(keys: readonly ThrottleKey[], now: Date): Promise<boolean> {
  return systemTransaction(async (tx) => {
    const rows = await lockThrottles(tx, keys, now);
    const next: GuessThrottle[] = [];
    for (const row of rows) {
      const guesses = nextGuess(kindOf(row.key), row, now);
      if (!guesses) return false;
      next.push({ key: row.key, ...guesses });
    }
    await saveThrottles(tx, next);
    return true;
  });
}

/** The guess was right: it is taken back, and what is in `cleared` begins anew. */
export async function takeBackGuess(
  tx: Tx,
  keys: readonly ThrottleKey[],
  cleared: readonly ThrottleKey[],
  now: Date,
): Promise<void> {
  const rows = await lockThrottles(tx, keys, now);
  await saveThrottles(
    tx,
    rows.map((row) => {
      const failures = cleared.some((key) => key === row.key) ? 0 : Math.max(0, row.failures - 1);
      // The waits that other wrong guesses brought about meanwhile stay.
      const waits = waitAfter(kindOf(row.key), failures) > 0 && row.waitUntil > now;
      return { ...row, failures, waitUntil: waits ? row.waitUntil : noWait };
    }),
  );
}

/** A right guess that must not count: undone in a transaction of its own. */
export function forgiveGuess(keys: readonly ThrottleKey[], now: Date): Promise<void> {
  return systemTransaction((tx) => takeBackGuess(tx, keys, [], now));
}

/** Part of the work that is due: what counts no more is dropped. */
export function forgetGuesses(now: Date): Promise<void> {
  return systemTransaction((tx) => dropThrottles(tx, new Date(now.getTime() - forgottenAfterMs)));
}
