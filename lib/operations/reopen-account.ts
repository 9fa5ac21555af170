import { listAccountServices, lockAccount, saveClosure } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { saveAudit, saveEntitlementChanges, saveMessages } from "@/db/instance";
import { accept, type Decision, refuse } from "@/lib/billing/decision";

/**
 * Opens an account again that was closed for violations: its active services take calls from now on, unless arrears
 * stop them, and packs are refundable as far as their window still runs. The customer reads the reason.
 */
export function reopenAccount(
  staff: { readonly userId: string; readonly reason: string },
  accountId: string,
  now: Date,
): Promise<Decision<{ accountId: string }>> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    if (!account.closedAt) return refuse("account_not_closed");
    const { userId, reason } = staff;
    const services = (await listAccountServices(tx, accountId)).filter(({ active }) => active === "active");
    await saveClosure(tx, accountId, { closedAt: null, closedReason: null });
    await saveEntitlementChanges(
      tx,
      services.map(({ service }) => ({ accountId, service, change: "account_reopened", occurredAt: now })),
    );
    await saveMessages(tx, [
      { accountId, kind: "account_reopened", cause: now.toISOString(), params: { reason }, createdAt: now },
    ]);
    await saveAudit(tx, {
      userId,
      accountId,
      action: "account.reopened",
      reason,
      before: { closedAt: account.closedAt.toISOString(), closedReason: account.closedReason },
      after: { closedAt: null, services: services.map(({ service }) => service) },
      occurredAt: now,
    });
    return accept({ accountId });
  });
}
