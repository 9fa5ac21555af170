import { changeUser, findUser, findUserByEmail } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { closeLink, findOpenLink } from "@/db/mailed-links";
import { endSessions } from "@/db/user-sessions";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { addressBlock, type Client } from "@/lib/security/client";
import { readLinkToken } from "@/lib/security/mailed-link";
import { instanceSecret } from "@/lib/security/settings";
import { throttleKey } from "@/lib/security/throttle";
import { beginGuess, takeBackGuess } from "./guess";
import { mailLink } from "./mail-link";
import { newPasswordHash } from "./new-password";
import { noteSecurity } from "./security-news";
import { pairThrottle } from "./sign-in";

/**
 * Mails a link to set a new password. Says nothing about whether there is such a login, nor whether a mail left: the
 * caller answers the same, and before this is done.
 */
export async function requestPasswordReset(email: string, client: Client, now: Date): Promise<void> {
  const block = addressBlock(client.address);
  const keys = [
    throttleKey("mail", email.trim().toLowerCase()),
    ...(block === null ? [] : [throttleKey("request", block)]),
  ];
  if (!(await beginGuess(keys, now))) return;
  await systemTransaction(async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (user) await mailLink(tx, user, "reset_password", user.email, now);
  });
}

/** Sets a new password with a mailed link, once. Every session ends; a second factor stays and is asked for next. */
export async function resetPassword(
  token: string,
  newPassword: string,
  client: Client,
  now: Date,
): Promise<Decision<{ email: string }>> {
  const id = readLinkToken(token, instanceSecret());
  if (!id) return refuse("link_over");
  return systemTransaction(async (tx) => {
    const link = await findOpenLink(tx, id, ["reset_password"], now);
    const user = link && (await findUser(tx, link.userId));
    if (!link || !user) return refuse("link_over");
    const hash = await newPasswordHash(tx, user, newPassword);
    if (!hash.ok) return hash;
    if (!(await closeLink(tx, id, now))) return refuse("link_over");
    // Whoever opened the link reads this address.
    const emailVerifiedAt = user.emailVerifiedAt ?? (link.email === user.email ? now : null);
    await changeUser(tx, user.id, { passwordHash: hash.value, emailVerifiedAt });
    await endSessions(tx, user.id, null, now);
    const pair = pairThrottle(user.email, client);
    await takeBackGuess(tx, [pair], [pair], now);
    await noteSecurity(tx, user, "password_reset", client, now);
    return accept({ email: user.email });
  });
}

/** Whether a link would still open, so that nobody types a password for nothing. */
export function isResetLinkOpen(token: string, now: Date): Promise<boolean> {
  const id = readLinkToken(token, instanceSecret());
  return systemTransaction(
    async (tx) => id !== null && (await findOpenLink(tx, id, ["reset_password"], now)) !== undefined,
  );
}
