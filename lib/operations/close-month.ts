import {
  completeBillingRun,
  listAccountIdsBetween,
  listRunFailures,
  lockOpenChunk,
  markChunkDone,
  openBillingRun,
  resolveRunFailure,
  saveRunFailure,
} from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { type BillingMonth, monthEnd } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { closeAccounts } from "./closing/close-accounts";

/** Accounts closed in one transaction: large enough to be fast, small enough to keep memory flat. */
export const accountsPerChunk = 1_000;

/**
 * Closes a month over all accounts (rules T3, L1 to L5): opens the run or joins the one that is under way, takes
 * chunks until none is left, retries what was set aside. Any number of processes may do this at once, any of them may
 * be killed; bills and the chunk's mark are in one transaction. Refuses `month_not_over`.
 */
export async function closeMonth(month: BillingMonth, now: Date): Promise<Decision<{ completed: boolean }>> {
  if (now < monthEnd(month)) return refuse("month_not_over", { month });
  await systemTransaction((tx) => openBillingRun(tx, month, accountsPerChunk, now));
  await retryFailures(month, now);
  while (await closeNextChunk(month, now)) {
    // Each turn is one chunk, committed.
  }
  return accept({ completed: await systemTransaction((tx) => completeBillingRun(tx, month, now)) });
}

/** Closes one chunk; false when none is open. One account's failure sets that account aside and nobody else. */
async function closeNextChunk(month: BillingMonth, now: Date): Promise<boolean> {
  try {
    return await systemTransaction(async (tx) => {
      const chunk = await lockOpenChunk(tx, month);
      if (!chunk) return false;
      const ids = (await listAccountIdsBetween(tx, chunk.firstAccount, chunk.lastAccount)).map(
        ({ id }) => id,
      );
      await markChunkDone(tx, chunk, await closeAccounts(tx, ids, month, now), now);
      return true;
    });
  } catch (error) {
    return closeChunkOneByOne(month, now, error);
  }
}

async function closeChunkOneByOne(month: BillingMonth, now: Date, cause: unknown): Promise<boolean> {
  return systemTransaction(async (tx) => {
    const chunk = await lockOpenChunk(tx, month);
    if (!chunk) return false;
    const ids = (await listAccountIdsBetween(tx, chunk.firstAccount, chunk.lastAccount)).map(({ id }) => id);
    let bills = 0;
    let failed = 0;
    for (const id of ids) {
      try {
        bills += await systemTransaction((inner) => closeAccounts(inner, [id], month, now));
      } catch (error) {
        failed++;
        await systemTransaction((inner) => saveRunFailure(inner, id, month, reasonOf(error), now));
      }
    }
    // Nobody failed alone: the cause is not one account's (a lost connection, a full disk), and is not hidden.
    if (failed === ids.length && ids.length > 1) throw cause;
    await markChunkDone(tx, chunk, bills, now);
    return true;
  });
}

async function retryFailures(month: BillingMonth, now: Date): Promise<void> {
  for (const failure of await systemTransaction((tx) => listRunFailures(tx, month))) {
    try {
      await systemTransaction(async (tx) => {
        await closeAccounts(tx, [failure.accountId], month, now);
        await resolveRunFailure(tx, failure.accountId, month, now);
      });
    } catch (error) {
      await systemTransaction((tx) => saveRunFailure(tx, failure.accountId, month, reasonOf(error), now));
    }
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
