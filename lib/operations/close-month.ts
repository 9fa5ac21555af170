import {
  addBillsOfRetry,
  completeBillingRun,
  countUntoldChunks,
  listRunFailures,
  openBillingRun,
  resolveRunFailure,
} from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { type BillingMonth, monthEnd } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { accountsPerChunk } from "./closing/chunk-size";
import { closeChunks, setAside, tellChunks } from "./closing/chunks";
import { closeAccounts } from "./closing/close-accounts";
import { tellBills } from "./closing/tell-bills";

/**
 * Closes a month over all accounts (rules T3, L1 to L5): opens the run or joins the one that is under way, retries
 * what was set aside, takes chunks until none is left, then tells the accounts of their bills. Any number of
 * processes may do this at once, any of them may be killed; bills and the chunk's mark are in one transaction.
 * Refuses `month_not_over`.
 */
export async function closeMonth(month: BillingMonth, now: Date): Promise<Decision<{ completed: boolean }>> {
  if (now < monthEnd(month)) return refuse("month_not_over", { month });
  const { chunks, failures } = await systemTransaction(async (tx) => {
    await openBillingRun(tx, month, accountsPerChunk, now);
    return { chunks: await countUntoldChunks(tx, month), failures: await listRunFailures(tx, month) };
  });
  for (const { accountId } of failures) await retry(accountId, month, now);
  await closeChunks(month, chunks, now);
  await tellChunks(month, chunks, now);
  return accept({ completed: await systemTransaction((tx) => completeBillingRun(tx, month, now)) });
}

/** Closes an account that was set aside, and tells it of its bills at once; set aside again when it fails. */
async function retry(accountId: string, month: BillingMonth, now: Date): Promise<void> {
  try {
    await systemTransaction(async (tx) => {
      const bills = await closeAccounts(tx, [accountId], month, now);
      await addBillsOfRetry(tx, accountId, month, bills);
      await tellBills(tx, [accountId], month);
      await resolveRunFailure(tx, accountId, month, now);
    });
  } catch (error) {
    await systemTransaction((tx) => setAside(tx, accountId, month, error, now));
  }
}
