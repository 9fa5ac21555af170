import { systemTransaction } from "@/db/client";
import { listKeysInForce, markKeysUsed } from "@/db/instance";
import { may, roleOfKey } from "@/lib/auth/permissions";

/** Which keys may report usage. */
export class PlatformKeys {
  /** Found in force when they were looked up last; there are a few per instance. */
  readonly #known = new Set<string>();

  /** Worth listening to. Whether it is still in force is decided by `inForce`, with each commit. */
  isKnown(hash: string): boolean {
    return this.#known.has(hash);
  }

  /** Which of the hashes are in force. Read from the database every time, so a revoked key is out at once. */
  async inForce(hashes: readonly string[], now: Date): Promise<ReadonlySet<string>> {
    const asked = new Set(hashes);
    const found = await findInForce([...asked], now);
    for (const hash of asked) {
      if (found.has(hash)) this.#known.add(hash);
      else this.#known.delete(hash);
    }
    return found;
  }
}

function findInForce(hashes: readonly string[], now: Date): Promise<Set<string>> {
  return systemTransaction(async (tx) => {
    const found = await listKeysInForce(tx, hashes);
    const keys = found.filter((key) => may(roleOfKey(key), "usage.report"));
    // "Last used" is for people: a minute's precision saves a write per batch.
    const stale = keys.filter((key) => !key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > 60_000);
    await markKeysUsed(
      tx,
      stale.map((key) => key.id),
      now,
    );
    return new Set(keys.map((key) => key.hash));
  });
}
