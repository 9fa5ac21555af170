import { findUser, findUserByEmail, saveMembership, saveUser, type User } from "@/db/accounts";
import { systemTransaction, type Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { saveMessages } from "@/db/instance";
import {
  findInvitation,
  findPendingInvitation,
  listMembersOf,
  saveMemberChange,
  updateInvitation,
} from "@/db/members";
import { hashPassword } from "@/lib/auth/password";
import type { Locale } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { isGuessable } from "@/lib/security/guessable";
import { readLinkToken } from "@/lib/security/mailed-link";
import { instanceSecret } from "@/lib/security/settings";
import { onOpenAccount } from "./invite";

export interface InvitationView {
  readonly accountName: string;
  readonly invitedBy: string;
  readonly email: string;
  readonly role: "owner" | "billing" | "developer" | "viewer";
  readonly expiresAt: Date;
  /** Whether somebody signs in with this address already. */
  readonly hasLogin: boolean;
}

/** What a link leads to while it opens; null for everything else, whatever the reason. */
export function readInvitation(token: string, now: Date): Promise<InvitationView | null> {
  return systemTransaction(async (tx) => {
    const found = await findOpen(tx, token, now);
    if (!found) return null;
    const { accountName, invitedBy, invitation } = found;
    const { email, role, expiresAt } = invitation;
    const hasLogin = (await findUserByEmail(tx, email)) !== undefined;
    return { accountName, invitedBy, email, role, expiresAt, hasLogin };
  });
}

async function findOpen(tx: Tx, token: string, now: Date) {
  const id = readLinkToken(token, instanceSecret());
  const found = id ? await findInvitation(tx, id) : undefined;
  if (!found) return null;
  const { acceptedAt, revokedAt, expiresAt } = found.invitation;
  return acceptedAt || revokedAt || now >= expiresAt ? null : found;
}

/** The person signed in joins. The link alone is not enough: who forwards a mail gives nobody else in. */
export function acceptInvitation(
  userId: string,
  token: string,
  now: Date,
): Promise<Decision<{ accountId: string }>> {
  return join(token, now, async (tx, { email }) => {
    const user = await findUser(tx, userId);
    if (!user || user.staffRole) return refuse("invite_invalid");
    if (user.email.toLowerCase() !== email.toLowerCase()) return refuse("invite_other_address", { email });
    return accept(user);
  });
}

export interface NewLogin {
  readonly userName: string;
  readonly password: string;
  readonly locale: Locale;
}

/** Somebody new makes a login for the address that was asked, and joins. Refuses `email_taken` when there is one. */
export function acceptAsNewLogin(
  login: NewLogin,
  token: string,
  now: Date,
): Promise<Decision<{ accountId: string; email: string }>> {
  return join(token, now, async (tx, { email, accountName }) => {
    if (await findUserByEmail(tx, email)) return refuse("email_taken", { email });
    if (isGuessable(login.password, [email, login.userName, accountName]))
      return refuse("password_guessable");
    const user = {
      id: newId(),
      email,
      name: login.userName,
      passwordHash: await hashPassword(login.password),
      locale: login.locale,
      // Whoever opened the link reads this address.
      emailVerifiedAt: now,
      createdAt: now,
    };
    await saveUser(tx, user);
    return accept(user);
  });
}

type Joining = (
  tx: Tx,
  asked: { readonly email: string; readonly accountName: string },
) => Promise<Decision<Pick<User, "id" | "name" | "email">>>;

/** Of two uses of one link at once, one joins: the other finds it used, under the account's lock. */
async function join(
  token: string,
  now: Date,
  whoJoins: Joining,
): Promise<Decision<{ accountId: string; email: string }>> {
  const found = await systemTransaction((tx) => findOpen(tx, token, now));
  if (!found) return refuse("invite_invalid");
  const { id, accountId } = found.invitation;
  return onOpenAccount({ accountId }, async (tx, { name: accountName }) => {
    const invitation = await findPendingInvitation(tx, accountId, { id });
    if (!invitation) return refuse("invite_invalid");
    const { email, role } = invitation;
    const joining = await whoJoins(tx, { email, accountName });
    if (!joining.ok) return joining;
    const user = joining.value;
    const members = await listMembersOf(tx, accountId);
    if (members.some(({ userId }) => userId === user.id)) return refuse("already_member", { email });
    await updateInvitation(tx, invitation, { acceptedAt: now, acceptedBy: user.id });
    await saveMembership(tx, { accountId, userId: user.id, role, createdAt: now });
    await saveMemberChange(tx, {
      ...{ accountId, email, change: "joined", userId: user.id },
      ...{ roleAfter: role, occurredAt: now },
    });
    const params = { email: user.email, name: user.name, role };
    await saveMessages(tx, [{ accountId, kind: "member_joined", cause: id, params, createdAt: now }]);
    return accept({ accountId, email });
  });
}
