import { findUser, findUserByEmail, type User } from "@/db/accounts";
import { systemTransaction, type Tx } from "@/db/client";
import { findSecondFactor } from "@/db/second-factors";
import { findIdentity, saveIdentity } from "@/db/user-identities";
import type { Client } from "@/lib/security/client";
import { openSession } from "./open-session";
import { noteSecurity } from "./security-news";

/** Who an OpenID provider says somebody is. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** The provider asked for a second factor, and this instance takes its word for it. */
  readonly secondFactor: boolean;
}

/**
 * Signs in whom the provider names: a linked login, or an existing one with that address, which both the provider and
 * we must have verified; it is linked then, so that the address never decides again. null: nobody of ours.
 */
export function signInByIdentity(
  identity: Identity,
  client: Client,
  now: Date,
): Promise<{ user: User; sessionKey: string } | null> {
  return systemTransaction(async (tx) => {
    const user = await linkedUser(tx, identity, client, now);
    if (!user) return null;
    // A login with an authenticator app of ours goes on showing its codes unless the provider's word counts.
    const secondFactor =
      identity.secondFactor &&
      (user.staffRole !== null || Boolean((await findSecondFactor(tx, user.id))?.secret));
    const sessionKey = await openSession(tx, user, { method: "oidc", secondFactor }, client, now);
    return { user, sessionKey };
  });
}

async function linkedUser(
  tx: Tx,
  { issuer, subject, email, emailVerified }: Identity,
  client: Client,
  now: Date,
): Promise<User | undefined> {
  const linked = await findIdentity(tx, issuer, subject);
  if (linked) return findUser(tx, linked.userId);
  if (!email || !emailVerified) return undefined;
  const user = await findUserByEmail(tx, email);
  // An address nobody opened a mail at may have been signed up by somebody else, waiting for its owner.
  if (!user?.emailVerifiedAt) return undefined;
  await saveIdentity(tx, { issuer, subject, userId: user.id, createdAt: now });
  await noteSecurity(tx, user, "identity_linked", client, now);
  return user;
}
