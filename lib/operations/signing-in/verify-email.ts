import { changeUser, findUser, findUserByEmail } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { closeLink, closeLinks, findOpenLink } from "@/db/mailed-links";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Client } from "@/lib/security/client";
import { readLinkToken } from "@/lib/security/mailed-link";
import { instanceSecret } from "@/lib/security/settings";
import { throttleKey } from "@/lib/security/throttle";
import { confirmPassword } from "./confirm-password";
import { beginGuess } from "./guess";
import { mailLink } from "./mail-link";
import { noteSecurity } from "./security-news";

/** Mails the link of sign-up again. */
export async function resendVerification(userId: string, now: Date): Promise<Decision<null>> {
  if (!(await beginGuess([throttleKey("mail", userId)], now))) return refuse("too_many_tries");
  return systemTransaction(async (tx) => {
    const user = await findUser(tx, userId);
    if (user && !user.emailVerifiedAt) await mailLink(tx, user, "verify_email", user.email, now);
    return accept(null);
  });
}

/** Mails a link to a new address; the old one holds until it is opened. */
export async function requestEmailChange(
  userId: string,
  input: { readonly email: string; readonly password: string },
  now: Date,
): Promise<Decision<null>> {
  const confirmed = await confirmPassword(userId, input.password, now);
  if (!confirmed.ok) return confirmed;
  const user = confirmed.value;
  const email = input.email.trim();
  if (email === user.email) return refuse("email_unchanged");
  if (!(await beginGuess([throttleKey("mail", userId)], now))) return refuse("too_many_tries");
  return systemTransaction(async (tx) => {
    const owner = await findUserByEmail(tx, email);
    if (owner && owner.id !== userId) return refuse("email_taken", { email });
    await mailLink(tx, user, "change_email", email, now);
    return accept(null);
  });
}

/** Opens a link of sign-up or of a change of address, once. */
export async function verifyEmail(
  token: string,
  client: Client,
  now: Date,
): Promise<Decision<{ email: string }>> {
  const id = readLinkToken(token, instanceSecret());
  if (!id) return refuse("link_over");
  return systemTransaction(async (tx) => {
    const link = await findOpenLink(tx, id, ["verify_email", "change_email"], now);
    const user = link && (await findUser(tx, link.userId));
    if (!link || !user) return refuse("link_over");
    const { email } = link;
    const owner = await findUserByEmail(tx, email);
    if (owner && owner.id !== user.id) return refuse("email_taken", { email });
    // The link of an address that the login had once proves nothing about the one it has now.
    if (link.purpose === "verify_email" && email !== user.email) return refuse("link_over");
    if (!(await closeLink(tx, id, now))) return refuse("link_over");
    await changeUser(tx, user.id, { email, emailVerifiedAt: now });
    if (link.purpose === "verify_email") {
      await noteSecurity(tx, user, "email_verified", client, now);
      return accept({ email });
    }
    await closeLinks(tx, user.id, "reset_password", now);
    await closeLinks(tx, user.id, "verify_email", now);
    // To the old address: its reader must learn of it if somebody else did this.
    await noteSecurity(tx, user, "email_changed", client, now, { email });
    return accept({ email });
  });
}
