import { listAccountIdsAfter } from "@/db/bills";
import { systemTransaction } from "@/db/client";
import { hasDueMark, saveDueMark } from "@/db/instance";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { lockAccountStates } from "./usage/account-state";

const chunkSize = 500;

/**
 * Issues a month's free packs (rule F3) to every account that should have them, once: `now` lies in the month.
 * Repeating it changes nothing.
 */
export async function issueMonthlyPacksToAll(month: BillingMonth, now: Date): Promise<void> {
  if (await systemTransaction((tx) => hasDueMark(tx, "monthly_packs", month))) return;
  for (let after: string | null = null; ; ) {
    const last: string | null = await systemTransaction(async (tx) => {
      const ids = (await listAccountIdsAfter(tx, after, chunkSize)).map(({ id }) => id);
      await lockAccountStates(
        tx,
        ids.map((accountId) => ({ accountId, month })),
        now,
        now,
      );
      return ids.at(-1) ?? null;
    });
    if (last === null) break;
    after = last;
  }
  await systemTransaction((tx) => saveDueMark(tx, "monthly_packs", month, now));
}
