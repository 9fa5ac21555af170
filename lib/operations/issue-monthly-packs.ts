import { listAccountIdsAfter } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { hasDueMark, saveDueMark } from "@/db/instance";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { oneByOne, throwFailures } from "./one-by-one";
import { accountStates, lockAndRead } from "./usage/account-state";

const chunkSize = 500;

/**
 * Issues a month's free packs (rule F3) to every account that should have them, once: `now` lies in the month.
 * Repeating it changes nothing. An account that fails holds up none of the others; the month is looked at again.
 */
export async function issueMonthlyPacksToAll(month: BillingMonth, now: Date): Promise<void> {
  if (await systemTransaction((tx) => hasDueMark(tx, "monthly_packs", month))) return;
  const failures: unknown[] = [];
  for (let after: string | null = null; ; ) {
    const last: string | null = after;
    const ids = await listIdsAfter(last);
    try {
      await issue(ids, month, now);
    } catch {
      // Whose fault it was shows when each is alone; that failure is the one reported.
      failures.push(...(await oneByOne(ids, (id) => issue([id], month, now))));
    }
    after = ids.at(-1) ?? null;
    if (after === null) break;
  }
  throwFailures(failures, "accounts could not be given the month's free packs");
  await systemTransaction((tx) => saveDueMark(tx, "monthly_packs", month, now));
}

async function listIdsAfter(last: string | null): Promise<string[]> {
  const found = await systemTransaction((tx) => listAccountIdsAfter(tx, last, chunkSize));
  return found.map(({ id }) => id);
}

function issue(accountIds: readonly string[], month: BillingMonth, now: Date): Promise<unknown> {
  const needs = accountIds.map((accountId) => ({ accountId, month }));
  return systemTransaction(async (tx) => accountStates(tx, await lockAndRead(tx, needs, now), needs, now));
}
