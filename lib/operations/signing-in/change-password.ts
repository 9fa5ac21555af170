import { changeUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { closeLinks } from "@/db/mailed-links";
import { endSessions } from "@/db/user-sessions";
import { accept, type Decision } from "@/lib/billing/decision";
import type { Client } from "@/lib/security/client";
import { confirmPassword } from "./confirm-password";
import { newPasswordHash } from "./new-password";
import { noteSecurity } from "./security-news";

/** Changes one's password; every other session ends, and links to reset it open no more. */
export async function changePassword(
  me: { readonly userId: string; readonly sessionId: string },
  input: { readonly password: string; readonly newPassword: string },
  client: Client,
  now: Date,
): Promise<Decision<null>> {
  const confirmed = await confirmPassword(me.userId, input.password, now);
  if (!confirmed.ok) return confirmed;
  const user = confirmed.value;
  return systemTransaction(async (tx) => {
    const hash = await newPasswordHash(tx, user, input.newPassword);
    if (!hash.ok) return hash;
    await changeUser(tx, user.id, { passwordHash: hash.value });
    await endSessions(tx, user.id, me.sessionId, now);
    await closeLinks(tx, user.id, "reset_password", now);
    await noteSecurity(tx, user, "password_changed", client, now);
    return accept(null);
  });
}
