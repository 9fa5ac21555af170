import type { User } from "@/db/accounts";
import { listMemberships } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { isGuessable } from "@/lib/security/guessable";

/** The hash of a password that a login may have from now on. Its length is the form's business. */
export async function newPasswordHash(tx: Tx, user: User, password: string): Promise<Decision<string>> {
  if (await verifyPassword(user.passwordHash, password)) return refuse("password_unchanged");
  const accounts = await listMemberships(tx, user.id);
  const about = [user.email, user.name, ...accounts.map(({ name }) => name)];
  if (isGuessable(password, about)) return refuse("password_guessable");
  return accept(await hashPassword(password));
}
