import { createHash, randomBytes } from "node:crypto";
import type { User } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { listKnownAddresses, saveSession, type UserSession } from "@/db/user-sessions";
import { addressBlock, type Client } from "@/lib/security/client";
import { noteSecurity } from "./security-news";

const day = 24 * 3_600_000;
/** An address that somebody signed in from within this time is one of theirs. */
const knownForMs = 90 * day;

/** Where somebody signs in: for the first time at all, from where they did before, or from elsewhere. */
export async function placeOf(
  tx: Tx,
  userId: string,
  client: Client,
  now: Date,
): Promise<"first" | "known" | "new"> {
  const known = await listKnownAddresses(tx, userId, new Date(now.getTime() - knownForMs));
  const block = addressBlock(client.address);
  if (known.length === 0) return "first";
  return block !== null && known.some((address) => addressBlock(address) === block) ? "known" : "new";
}

/** Begins a session and returns its key for the cookie; only the key's hash is kept. */
export async function openSession(
  tx: Tx,
  user: User,
  how: Pick<UserSession, "method"> & { readonly secondFactor: boolean },
  client: Client,
  now: Date,
): Promise<string> {
  const key = randomBytes(32).toString("base64url");
  const place = await placeOf(tx, user.id, client, now);
  await saveSession(tx, {
    id: newId(),
    userId: user.id,
    keyHash: hashSessionKey(key),
    method: how.method,
    secondFactorAt: how.secondFactor ? now : null,
    address: client.address,
    userAgent: client.userAgent.slice(0, 300),
    createdAt: now,
    lastSeenAt: now,
  });
  // An address that is not known is no new one: nothing could be said about it.
  const kind = place === "new" && client.address !== null ? "signed_in_new_address" : "signed_in";
  await noteSecurity(tx, user, kind, client, now);
  return key;
}

export function hashSessionKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
