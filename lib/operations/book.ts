import type { Account } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { saveMessages } from "@/db/instance";
import { findBalancesOf, type NewTransaction, saveTransactions } from "@/db/ledger";
import { money } from "@/lib/billing/money";
import { lowBalanceMessages } from "./low-balance";
import { reevaluateStanding } from "./standing";

/** Books transactions of one locked account and re-evaluates its standing: no change of cash goes without (rule A1). */
export async function book(
  tx: Tx,
  account: Account,
  transactions: readonly Omit<NewTransaction, "accountId">[],
  now: Date,
): Promise<void> {
  const before = account.lowBalanceThreshold ? await findBalancesOf(tx, account.id) : null;
  await saveTransactions(
    tx,
    transactions.map((transaction) => ({ ...transaction, accountId: account.id })),
  );
  const cash = money((await findBalancesOf(tx, account.id)).cash, account.currency);
  const cause = transactions[0]?.reference;
  if (before && cause) {
    await saveMessages(
      tx,
      lowBalanceMessages(account, money(before.cash, account.currency), cash, cause, now),
    );
  }
  await reevaluateStanding(tx, account, cash, now);
}
