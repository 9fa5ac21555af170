import { type Account, listAccountServices, saveClosure } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { saveAudit, saveEntitlementChanges, saveMessages } from "@/db/instance";

interface Closure {
  readonly change: "closed" | "reopened";
  /** Both null: open. */
  readonly after: Pick<Account, "closedAt" | "closedReason">;
  /** How the account stood until now, as the audit log keeps it. */
  readonly before: object;
}

/**
 * Closes or opens an account whose row is locked: gateways are told of every active service, the customer reads why,
 * and the audit log keeps who did it.
 */
export async function changeClosure(
  tx: Tx,
  { userId, reason }: { readonly userId: string; readonly reason: string },
  accountId: string,
  { change, after, before }: Closure,
  now: Date,
): Promise<void> {
  const active = (await listAccountServices(tx, accountId)).filter((row) => row.active === "active");
  const services = active.map(({ service }) => service);
  await saveClosure(tx, accountId, after);
  await saveEntitlementChanges(
    tx,
    services.map((service) => ({ accountId, service, change: `account_${change}`, occurredAt: now })),
  );
  await saveMessages(tx, [
    {
      accountId,
      kind: `account_${change}`,
      cause: now.toISOString(),
      params: { reason },
      createdAt: now,
    },
  ]);
  await saveAudit(tx, {
    userId,
    accountId,
    action: `account.${change}`,
    reason,
    before,
    after: { closedAt: after.closedAt?.toISOString() ?? null, services },
    occurredAt: now,
  });
}
