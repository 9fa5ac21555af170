import { findUser, type User } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findSecondFactor } from "@/db/second-factors";
import { findSessionByKey, touchSession, type UserSession } from "@/db/user-sessions";
import { isLive, seenEveryMs } from "@/lib/security/session-times";
import { hashSessionKey } from "./open-session";

export interface SignedIn {
  readonly session: UserSession;
  readonly user: User;
  /** What must be shown before anything else: a new authenticator app, or a code of the one there is. */
  readonly missing: "enrolment" | "code" | null;
}

/** Whose session a key opens, and notes that it was used; null when it opens none any more. */
export async function readSession(tx: Tx, key: string, now: Date): Promise<SignedIn | null> {
  const session = await findSessionByKey(tx, hashSessionKey(key));
  const user = session && (await findUser(tx, session.userId));
  if (!session || !user || !isLive(session, user.staffRole !== null, now)) return null;
  const seenBefore = new Date(now.getTime() - seenEveryMs);
  if (session.lastSeenAt < seenBefore) await touchSession(tx, session.id, now, seenBefore);
  if (session.secondFactorAt) return { session, user, missing: null };
  const factor = await findSecondFactor(tx, user.id);
  if (factor?.secret) return { session, user, missing: "code" };
  return { session, user, missing: user.staffRole === null ? null : "enrolment" };
}
