import type { Account } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { saveMessages } from "@/db/instance";
import { findBalancesOf, type NewTransaction, saveTransactions } from "@/db/ledger";
import { money } from "@/lib/billing/money";
import { lowBalanceMessages } from "./low-balance";
import { reevaluateStanding } from "./standing";

type Booking = Omit<NewTransaction, "accountId">;

/** Books transactions of one locked account and re-evaluates its standing: no change of cash goes without (rule A1). */
export function book(tx: Tx, account: Account, transactions: readonly Booking[], now: Date): Promise<void> {
  return withStanding(tx, account, now, async () => {
    await saveTransactions(
      tx,
      transactions.map((transaction) => ({ ...transaction, accountId: account.id })),
    );
    return transactions[0]?.reference ?? null;
  });
}

/**
 * The same around several bookings that are one change for the account: it is judged by where they leave it, not by
 * what it went through meanwhile. `work` returns the reference of what changed, null when nothing did.
 */
export async function withStanding(
  tx: Tx,
  account: Account,
  now: Date,
  work: () => Promise<string | null>,
): Promise<void> {
  const before = account.lowBalanceThreshold ? await findBalancesOf(tx, account.id) : null;
  const cause = await work();
  if (cause === null) return;
  const cash = money((await findBalancesOf(tx, account.id)).cash, account.currency);
  if (before) {
    await saveMessages(
      tx,
      lowBalanceMessages(account, money(before.cash, account.currency), cash, cause, now),
    );
  }
  await reevaluateStanding(tx, account, cash, now);
}
