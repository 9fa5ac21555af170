import { type Decision, refuse } from "@/lib/billing/decision";
import type { ThrottleKey } from "@/lib/security/throttle";
import { beginGuess } from "./guess";

/**
 * Does what may be done as often as people do it and not as often as programs could. Counted whether it is done or
 * refused, at real time, and before any lock is taken.
 */
export async function paced<Value>(
  keys: readonly ThrottleKey[],
  work: () => Promise<Decision<Value>>,
): Promise<Decision<Value>> {
  return (await beginGuess(keys, new Date())) ? work() : refuse("too_many_tries");
}
