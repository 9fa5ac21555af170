import { lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { changeClosure } from "./closure";

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
    await changeClosure(tx, staff, account, { closedAt: now, closedReason: staff.reason }, now);
    return accept({ accountId });
  });
}
