import { makeLog } from "@/lib/log";

const log = makeLog("auth");

/**
 * next-auth writes the message of whatever is thrown into the address it leads to. What went wrong inside (the
 * database's address, a statement) stays in our log; the form knows this word.
 */
export async function withoutInternals<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    log.error({ err: error }, "signing in failed");
    throw new Error("unavailable");
  }
}
