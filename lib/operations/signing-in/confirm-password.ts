import { findUser, type User } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { verifyPassword } from "@/lib/auth/password";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { throttleKey } from "@/lib/security/throttle";
import { beginGuess, takeBackGuess } from "./guess";

/**
 * Asks for the password again before what a stranger at an open screen must not do. Wrong ones are counted like those
 * of signing in.
 */
export async function confirmPassword(userId: string, password: string, now: Date): Promise<Decision<User>> {
  const user = await systemTransaction((tx) => findUser(tx, userId));
  if (!user) throw new Error(`No login ${userId}`);
  const key = throttleKey("confirm", userId);
  if (!(await beginGuess([key], now))) return refuse("too_many_tries");
  if (!(await verifyPassword(user.passwordHash, password))) return refuse("password_wrong");
  await systemTransaction((tx) => takeBackGuess(tx, [key], [key], now));
  return accept(user);
}
