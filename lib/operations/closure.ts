import { type Account, listAccountServices, saveClosure } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { saveAudit, saveEntitlementChanges, saveMessages } from "@/db/instance";

type Closure = Pick<Account, "closedAt" | "closedReason">;

/**
 * Closes an account whose row is locked, or opens it again (both null): gateways are told of every active service, the
 * customer reads why, and the audit log keeps who did it.
 */
export async function changeClosure(
  tx: Tx,
  { userId, reason }: { readonly userId: string; readonly reason: string },
  { id: accountId, closedAt, closedReason }: Closure & Pick<Account, "id">,
  after: Closure,
  now: Date,
): Promise<void> {
  const closes = after.closedAt !== null;
  const told = { kind: closes ? "account_closed" : "account_reopened", cause: now.toISOString() };
  const active = (await listAccountServices(tx, accountId)).filter((row) => row.active === "active");
  const services = active.map(({ service }) => service);
  await saveClosure(tx, accountId, after);
  await saveEntitlementChanges(
    tx,
    services.map((service) => ({ accountId, service, change: told.kind, occurredAt: now })),
  );
  await saveMessages(tx, [{ ...told, accountId, params: { reason }, createdAt: now }]);
  await saveAudit(tx, {
    userId,
    accountId,
    action: closes ? "account.closed" : "account.reopened",
    reason,
    before: closedAt ? { closedAt, closedReason } : { closedAt },
    after: { closedAt: after.closedAt, services },
    occurredAt: now,
  });
}
