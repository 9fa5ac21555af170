import type { Tx } from "@/db/client";
import { lockSecondFactor, saveSecondFactor } from "@/db/second-factors";
import { recoveryHash } from "@/lib/security/recovery-codes";
import { unseal } from "@/lib/security/sealed";
import { encryptionKeys } from "@/lib/security/settings";
import { acceptedStep } from "@/lib/security/totp";

/**
 * Uses up a code of the authenticator app or a recovery code; null when it is neither. Under the row's lock, so that
 * one code sent twice at the same time opens once.
 */
export async function spendCode(
  tx: Tx,
  userId: string,
  code: string,
  now: Date,
): Promise<"app" | "recovery" | null> {
  const factor = await lockSecondFactor(tx, userId);
  if (!factor?.secret) return null;
  const typed = code.replace(/\s/g, "");
  if (/^\d{6}$/.test(typed)) {
    const secret = unseal(factor.secret, userId, encryptionKeys());
    const step = acceptedStep(secret, typed, factor.lastStep, now);
    if (step === null) return null;
    await saveSecondFactor(tx, userId, { lastStep: step, updatedAt: now });
    return "app";
  }
  const hash = recoveryHash(code);
  if (!factor.recoveryHashes.includes(hash)) return null;
  const recoveryHashes = factor.recoveryHashes.filter((other) => other !== hash);
  await saveSecondFactor(tx, userId, { recoveryHashes, updatedAt: now });
  return "recovery";
}
