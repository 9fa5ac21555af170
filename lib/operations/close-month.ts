import { completeBillingRun, listRunFailures, openBillingRun, resolveRunFailure } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { type BillingMonth, monthEnd } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { closeChunks, setAside, tellChunks } from "./closing/chunks";
import { closeAccounts } from "./closing/close-accounts";
import { tellBills } from "./closing/tell-bills";

/** Accounts closed in one transaction: large enough to be fast, small enough to keep memory flat. */
export const accountsPerChunk = 2_000;

/**
 * Closes a month over all accounts (rules T3, L1 to L5): opens the run or joins the one that is under way, retries
 * what was set aside, takes chunks until none is left, then tells the accounts of their bills. Any number of
 * processes may do this at once, any of them may be killed; bills and the chunk's mark are in one transaction.
 * Refuses `month_not_over`.
 */
export async function closeMonth(month: BillingMonth, now: Date): Promise<Decision<{ completed: boolean }>> {
  if (now < monthEnd(month)) return refuse("month_not_over", { month });
  await systemTransaction((tx) => openBillingRun(tx, month, accountsPerChunk, now));
  await retryFailures(month, now);
  await closeChunks(month, now);
  await tellChunks(month, now);
  return accept({ completed: await systemTransaction((tx) => completeBillingRun(tx, month, now)) });
}

async function retryFailures(month: BillingMonth, now: Date): Promise<void> {
  for (const { accountId } of await systemTransaction((tx) => listRunFailures(tx, month))) {
    try {
      await systemTransaction(async (tx) => {
        await closeAccounts(tx, [accountId], month, now);
        await tellBills(tx, [accountId], month);
        await resolveRunFailure(tx, accountId, month, now);
      });
    } catch (error) {
      await systemTransaction((tx) => setAside(tx, accountId, month, error, now));
    }
  }
}
