import type { Account } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesOf, type NewTransaction, saveTransactions } from "@/db/ledger";
import { money } from "@/lib/billing/money";
import { reevaluateStanding } from "./standing";

/** Books transactions of one locked account and re-evaluates its standing: no change of cash goes without (rule A1). */
export async function book(
  tx: Tx,
  account: Account,
  transactions: readonly Omit<NewTransaction, "accountId">[],
  now: Date,
): Promise<void> {
  await saveTransactions(
    tx,
    transactions.map((transaction) => ({ ...transaction, accountId: account.id })),
  );
  const { cash } = await findBalancesOf(tx, account.id);
  await reevaluateStanding(tx, account, money(cash, account.currency), now);
}
