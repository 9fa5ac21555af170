import { findUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { endSession, endSessions, findSessionByKey } from "@/db/user-sessions";
import { accept, type Decision } from "@/lib/billing/decision";
import type { Client } from "@/lib/security/client";
import { confirmPassword } from "./confirm-password";
import { hashSessionKey } from "./open-session";
import { noteSecurity } from "./security-news";

/** Signing out ends the session itself, so that a copy of the cookie opens nothing. */
export function signOut(sessionKey: string, now: Date): Promise<void> {
  return systemTransaction(async (tx) => {
    const session = await findSessionByKey(tx, hashSessionKey(sessionKey));
    if (session) await endSession(tx, session.userId, session.id, now);
  });
}

export interface EndSessions {
  /** null: all but the one that asks. */
  readonly sessionId: string | null;
  readonly password: string;
}

/** Ends sessions of one's own; returns how many. Asks for the password, because a thief would end the owner's. */
export async function endOwnSessions(
  me: { readonly userId: string; readonly sessionId: string },
  { sessionId, password }: EndSessions,
  client: Client,
  now: Date,
): Promise<Decision<number>> {
  const confirmed = await confirmPassword(me.userId, password, now);
  if (!confirmed.ok) return confirmed;
  return systemTransaction(async (tx) => {
    const ended = sessionId
      ? Number(await endSession(tx, me.userId, sessionId, now))
      : await endSessions(tx, me.userId, me.sessionId, now);
    const user = ended > 0 ? await findUser(tx, me.userId) : undefined;
    if (user) await noteSecurity(tx, user, "sessions_ended", client, now);
    return accept(ended);
  });
}
