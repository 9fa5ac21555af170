import type { Account } from "@/db/accounts";
import type { NewMessage } from "@/db/instance";
import { type Money, toJson } from "@/lib/billing/money";

/**
 * Tells that the cash balance fell below what the account set as its reminder: once per crossing, because only the
 * change that crosses says so. `cause` is the reference of that change.
 */
export function lowBalanceMessages(
  account: Pick<Account, "id" | "lowBalanceThreshold">,
  before: Money,
  after: Money,
  cause: string,
  now: Date,
): NewMessage[] {
  const threshold = account.lowBalanceThreshold;
  if (threshold === null || before.amount.lessThan(threshold) || !after.amount.lessThan(threshold)) return [];
  return [
    { accountId: account.id, kind: "low_balance", cause, params: { ...toJson(after) }, createdAt: now },
  ];
}
