import { lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { changeClosure } from "./closure";

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
    await changeClosure(tx, staff, account, { closedAt: null, closedReason: null }, now);
    return accept({ accountId });
  });
}
