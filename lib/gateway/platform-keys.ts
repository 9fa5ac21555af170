import { systemTransaction } from "@/db/client";
import { findPlatformKeys, markKeysUsed } from "@/db/instance";

/** Which of the hashes are platform keys in force. Read from the database every time, so a revoked key is out at once. */
export function platformKeyHashes(hashes: readonly string[], now: Date): Promise<Set<string>> {
  return systemTransaction(async (tx) => {
    const keys = await findPlatformKeys(tx, [...new Set(hashes)]);
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
