import { findUser, type User } from "@/db/accounts";
import { systemTransaction, type Tx } from "@/db/client";
import { findSecondFactor, lockSecondFactor, saveSecondFactor } from "@/db/second-factors";
import { endSessions, markSecondFactor } from "@/db/user-sessions";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Client } from "@/lib/security/client";
import { newRecoveryCodes } from "@/lib/security/recovery-codes";
import { seal, unseal } from "@/lib/security/sealed";
import { encryptionKeys } from "@/lib/security/settings";
import { throttleKey } from "@/lib/security/throttle";
import { acceptedStep, newTotpSecret } from "@/lib/security/totp";
import { confirmPassword } from "./confirm-password";
import { beginGuess, takeBackGuess } from "./guess";
import { spendCode } from "./second-factor-code";
import { noteSecurity } from "./security-news";

interface Me {
  readonly userId: string;
  readonly sessionId: string;
}

/** The secret for a new authenticator app, not in use before a code confirms it. Asking again shows the same. */
export function beginSecondFactor(userId: string, now: Date): Promise<string> {
  return systemTransaction(async (tx) => {
    const factor = await lockSecondFactor(tx, userId);
    if (factor?.pendingSecret) return unseal(factor.pendingSecret, userId, encryptionKeys());
    const secret = newTotpSecret();
    const pendingSecret = seal(secret, userId, encryptionKeys());
    await saveSecondFactor(tx, userId, { pendingSecret, updatedAt: now });
    return secret;
  });
}

/**
 * Takes the new authenticator app into use and returns its recovery codes, this once. Every other session ends.
 * `password`: null only where the session began with one minutes ago, as at the first sign-in of staff.
 */
export async function confirmSecondFactor(
  me: Me,
  input: { readonly code: string; readonly password: string | null },
  client: Client,
  now: Date,
): Promise<Decision<{ recoveryCodes: string[] }>> {
  if (input.password !== null) {
    const confirmed = await confirmPassword(me.userId, input.password, now);
    if (!confirmed.ok) return confirmed;
  }
  const key = throttleKey("code", me.userId);
  if (!(await beginGuess([key], now))) return refuse("too_many_tries");
  return systemTransaction(async (tx) => {
    const factor = await lockSecondFactor(tx, me.userId);
    // Without the password only what is missing may be added; an app in use is not replaced.
    if (!factor?.pendingSecret || (input.password === null && factor.secret)) return refuse("code_wrong");
    const secret = unseal(factor.pendingSecret, me.userId, encryptionKeys());
    const step = acceptedStep(secret, input.code.replace(/\s/g, ""), 0, now);
    if (step === null) return refuse("code_wrong");
    const { codes, hashes } = newRecoveryCodes();
    await saveSecondFactor(tx, me.userId, {
      secret: factor.pendingSecret,
      pendingSecret: null,
      confirmedAt: now,
      lastStep: step,
      recoveryHashes: hashes,
      updatedAt: now,
    });
    await takeBackGuess(tx, [key], [key], now);
    await markSecondFactor(tx, me.sessionId, now);
    await endSessions(tx, me.userId, me.sessionId, now);
    await noteSecurity(tx, await userOf(tx, me.userId), "second_factor_on", client, now);
    return accept({ recoveryCodes: codes });
  });
}

/** Shows a code in a session that began without one, e.g. by an OpenID provider. */
export async function showSecondFactor(
  me: Me,
  code: string,
  client: Client,
  now: Date,
): Promise<Decision<null>> {
  const key = throttleKey("code", me.userId);
  if (!(await beginGuess([key], now))) return refuse("too_many_tries");
  return systemTransaction(async (tx) => {
    const used = await spendCode(tx, me.userId, code, now);
    if (!used) return refuse("code_wrong");
    await takeBackGuess(tx, [key], [key], now);
    await markSecondFactor(tx, me.sessionId, now);
    if (used === "recovery")
      await noteSecurity(tx, await userOf(tx, me.userId), "recovery_code_used", client, now);
    return accept(null);
  });
}

/** Staff may change their app, never be without one. */
export async function removeSecondFactor(
  me: Me,
  password: string,
  client: Client,
  now: Date,
): Promise<Decision<null>> {
  const confirmed = await confirmPassword(me.userId, password, now);
  if (!confirmed.ok) return confirmed;
  const user = confirmed.value;
  if (user.staffRole) return refuse("second_factor_required");
  return systemTransaction(async (tx) => {
    const none = { secret: null, pendingSecret: null, confirmedAt: null, recoveryHashes: [] };
    await saveSecondFactor(tx, user.id, { ...none, updatedAt: now });
    await endSessions(tx, user.id, me.sessionId, now);
    await noteSecurity(tx, user, "second_factor_off", client, now);
    return accept(null);
  });
}

/** New recovery codes, shown this once; the old ones open nothing any more. */
export async function renewRecoveryCodes(
  me: Me,
  password: string,
  client: Client,
  now: Date,
): Promise<Decision<{ recoveryCodes: string[] }>> {
  const confirmed = await confirmPassword(me.userId, password, now);
  if (!confirmed.ok) return confirmed;
  return systemTransaction(async (tx) => {
    if (!(await findSecondFactor(tx, me.userId))?.secret) return refuse("second_factor_missing");
    const { codes, hashes } = newRecoveryCodes();
    await saveSecondFactor(tx, me.userId, { recoveryHashes: hashes, updatedAt: now });
    await noteSecurity(tx, confirmed.value, "recovery_codes_renewed", client, now);
    return accept({ recoveryCodes: codes });
  });
}

async function userOf(tx: Tx, userId: string): Promise<User> {
  const user = await findUser(tx, userId);
  if (!user) throw new Error(`No login ${userId}`);
  return user;
}
