import { findUser } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findSecondFactor } from "@/db/second-factors";
import { listSecurityEvents, type SecurityEvent } from "@/db/security-events";
import { listSessions, type UserSession } from "@/db/user-sessions";
import { absoluteLimitMs, isLive } from "@/lib/security/session-times";

export interface Security {
  readonly email: string;
  readonly emailVerified: boolean;
  readonly secondFactorSince: Date | null;
  readonly recoveryCodesLeft: number;
  /** Those that still open, used last first. */
  readonly sessions: readonly UserSession[];
  readonly events: readonly SecurityEvent[];
}

const eventsShown = 20;

/** What the page about one's login shows. */
export async function readSecurity(tx: Tx, userId: string, now: Date): Promise<Security> {
  const user = await findUser(tx, userId);
  if (!user) throw new Error(`No login ${userId}`);
  const factor = await findSecondFactor(tx, userId);
  const sessions = await listSessions(tx, userId, new Date(now.getTime() - absoluteLimitMs));
  return {
    email: user.email,
    emailVerified: user.emailVerifiedAt !== null,
    secondFactorSince: factor?.confirmedAt ?? null,
    recoveryCodesLeft: factor?.recoveryHashes.length ?? 0,
    sessions: sessions.filter((session) => isLive(session, user.staffRole !== null, now)),
    events: await listSecurityEvents(tx, userId, eventsShown),
  };
}
