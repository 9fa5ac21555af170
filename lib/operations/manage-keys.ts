import { systemTransaction, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { revokeKey, saveAudit, saveKey } from "@/db/instance";
import { newApiKey } from "@/lib/auth/api-key";
import type { Actor } from "./actor";

/** Makes a platform key (gateways; may report for any account). The key itself is returned once and never stored. */
export function createPlatformKey(
  staff: { userId: string; reason: string },
  label: string,
  now: Date,
): Promise<{ id: string; key: string }> {
  const made = newApiKey("platform");
  const id = newId();
  return systemTransaction(async (tx) => {
    const { key, ...stored } = made;
    await saveKey(tx, { id, accountId: null, label, ...stored, createdBy: staff.userId, createdAt: now });
    await saveAudit(tx, {
      userId: staff.userId,
      accountId: null,
      action: "platform_key.created",
      reason: staff.reason,
      before: null,
      after: { id, label, prefix: stored.prefix },
      occurredAt: now,
    });
    return { id, key };
  });
}

/** Revokes a platform key; repeating it changes nothing. */
export function revokePlatformKey(
  staff: { userId: string; reason: string },
  keyId: string,
  now: Date,
): Promise<boolean> {
  return systemTransaction(async (tx) => {
    const revoked = await revokeKey(tx, keyId, null, now);
    if (revoked) {
      await saveAudit(tx, {
        userId: staff.userId,
        accountId: null,
        action: "platform_key.revoked",
        reason: staff.reason,
        before: { id: keyId, revokedAt: null },
        after: { id: keyId, revokedAt: now.toISOString() },
        occurredAt: now,
      });
    }
    return revoked;
  });
}

/** Makes a key of an account (reads that account only). The key itself is returned once and never stored. */
export function createAccountKey(
  actor: Actor,
  label: string,
  now: Date,
): Promise<{ id: string; key: string }> {
  const { key, ...stored } = newApiKey("account");
  const id = newId();
  return tenantTransaction(actor.accountId, async (tx) => {
    await saveKey(tx, {
      id,
      accountId: actor.accountId,
      label,
      ...stored,
      createdBy: actor.userId,
      createdAt: now,
    });
    return { id, key };
  });
}

export function revokeAccountKey(actor: Actor, keyId: string, now: Date): Promise<boolean> {
  return tenantTransaction(actor.accountId, (tx) => revokeKey(tx, keyId, actor.accountId, now));
}
