import { systemTransaction } from "@/db/client";
import { findKeyByHash, markKeysUsed } from "@/db/instance";
import { bearerKey, hashApiKey } from "@/lib/auth/api-key";
import { type Capability, may, roleOfKey } from "@/lib/auth/permissions";
import { type Problem, problem } from "./problem";

export type KeyHolder =
  | { readonly ok: true; readonly accountId: string }
  | { readonly ok: false; readonly problem: Problem };

/**
 * The account that a request's key belongs to. Read from the database every time, so a revoked key is out at once. A
 * platform key reports usage for every account and therefore reads none.
 */
export async function requireAccountKey(
  request: Request,
  capability: Capability,
  now: Date,
): Promise<KeyHolder> {
  const key = bearerKey(request.headers.get("authorization") ?? undefined);
  if (key === null) {
    return refused(401, "not_authenticated", "Send an account key as `Authorization: Bearer …`.");
  }
  const found = await systemTransaction(async (tx) => {
    const row = await findKeyByHash(tx, hashApiKey(key));
    // "Last used" is for people: a minute's precision saves a write per request.
    const stale = row && (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > 60_000);
    if (stale) await markKeysUsed(tx, [row.id], now);
    return row;
  });
  if (!found) return refused(401, "not_authenticated", "This key does not exist or was revoked.");
  if (found.accountId === null || !may(roleOfKey(found), capability)) {
    return refused(403, "not_permitted", "A platform key cannot read an account. Use a key of the account.");
  }
  return { ok: true, accountId: found.accountId };
}

function refused(status: number, code: string, detail: string): KeyHolder {
  return { ok: false, problem: problem(status, code, detail) };
}
