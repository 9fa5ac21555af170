import type { User } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { closeLinks, type MailedLink, saveMailedLink } from "@/db/mailed-links";
import { mailPerson } from "./security-news";

const minute = 60_000;
/** How long a link opens: short where it gives a login away. */
const lifetimeMs = {
  reset_password: 30 * minute,
  verify_email: 24 * 60 * minute,
  change_email: 60 * minute,
} as const satisfies Record<MailedLink["purpose"], number>;

/** Mails a link that proves who reads `email`; an older one for the same purpose opens no more. */
export async function mailLink(
  tx: Tx,
  user: Pick<User, "id" | "name" | "locale">,
  purpose: MailedLink["purpose"],
  email: string,
  now: Date,
): Promise<void> {
  const id = newId();
  const expiresAt = new Date(now.getTime() + lifetimeMs[purpose]);
  await closeLinks(tx, user.id, purpose, now);
  await saveMailedLink(tx, { id, userId: user.id, purpose, email, createdAt: now, expiresAt });
  await mailPerson(tx, { ...user, email }, purpose, { link: id }, expiresAt, now);
}
