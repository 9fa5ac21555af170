import { listAccountServices, lockAccount, saveClosure } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { saveAudit, saveEntitlementChanges, saveMessages } from "@/db/instance";
import { accept, type Decision, refuse } from "@/lib/billing/decision";

/**
 * Closes an account for violations: from now on its calls are refused, nothing is bought or changed, and its packs
 * are not refundable (rule R4). Balances, packs and what was used until now stay as they are and are billed; gateways
 * are told of every active service. The customer reads the reason. Of two at once one counts.
 */
export function closeAccountForViolations(
  staff: { readonly userId: string; readonly reason: string },
  accountId: string,
  now: Date,
): Promise<Decision<{ accountId: string }>> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    if (account.closedAt) return refuse("account_closed");
    const { userId, reason } = staff;
    const services = (await listAccountServices(tx, accountId)).filter(({ active }) => active === "active");
    await saveClosure(tx, accountId, { closedAt: now, closedReason: reason });
    await saveEntitlementChanges(
      tx,
      services.map(({ service }) => ({ accountId, service, change: "account_closed", occurredAt: now })),
    );
    await saveMessages(tx, [
      { accountId, kind: "account_closed", cause: now.toISOString(), params: { reason }, createdAt: now },
    ]);
    await saveAudit(tx, {
      userId,
      accountId,
      action: "account.closed",
      reason,
      before: { closedAt: null },
      after: { closedAt: now.toISOString(), services: services.map(({ service }) => service) },
      occurredAt: now,
    });
    return accept({ accountId });
  });
}
