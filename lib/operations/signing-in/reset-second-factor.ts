import { findUserByEmail } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { saveAudit } from "@/db/instance";
import { saveSecondFactor } from "@/db/second-factors";
import { endSessions } from "@/db/user-sessions";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { noteSecurity } from "./security-news";

/**
 * For somebody who lost both the app and the recovery codes, once staff have made sure who they are: takes the second
 * factor away and ends every session. Staff set up a new one at the next sign-in.
 */
export function resetSecondFactor(
  staff: { readonly userId: string; readonly reason: string },
  email: string,
  now: Date,
): Promise<Decision<{ userId: string }>> {
  return systemTransaction(async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (!user) return refuse("login_unknown", { email });
    const none = { secret: null, pendingSecret: null, confirmedAt: null, recoveryHashes: [] };
    await saveSecondFactor(tx, user.id, { ...none, updatedAt: now });
    const ended = await endSessions(tx, user.id, null, now);
    await noteSecurity(tx, user, "second_factor_reset", { address: null, userAgent: "" }, now);
    await saveAudit(tx, {
      userId: staff.userId,
      accountId: null,
      action: "second_factor.reset",
      reason: staff.reason,
      before: { login: user.id },
      after: { login: user.id, sessionsEnded: ended },
      occurredAt: now,
    });
    return accept({ userId: user.id });
  });
}
