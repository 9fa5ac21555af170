import { NewBills } from "@/db/bills";
import type { Tx } from "@/db/client";
import { type NewMessage, saveMessages } from "@/db/instance";
import { NewTransactions } from "@/db/ledger";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { isNegative, money } from "@/lib/billing/money";
import { lowBalanceMessages } from "../low-balance";
import type { ChangedCash } from "../plan-standing";
import { reevaluateStandings } from "../standing";
import { planClosing } from "./close-account";
import { type ClosingInputs, readClosingInputs } from "./read-closing";

/**
 * Closes a month for several accounts in the caller's transaction: a few reads and a few multi-row writes whatever
 * their number. A service that has its bill is left alone, so repeating it changes nothing (rule L3). The accounts
 * are told of their bills afterwards (`tellBills`).
 */
export async function closeAccounts(
  tx: Tx,
  accountIds: readonly string[],
  month: BillingMonth,
  now: Date,
): Promise<number> {
  const planned = planAll(await readClosingInputs(tx, accountIds, month), now);
  // Issued together, carried out one after the other: the database need not wait while other chunks are planned.
  await Promise.all([
    planned.bills.save(tx),
    planned.transactions.save(tx),
    saveMessages(tx, planned.messages),
  ]);
  await reevaluateStandings(tx, planned.changed, now);
  return planned.count;
}

/** Apart from the saving, so that what was read need not live until the database has answered. */
function planAll({ inputs, balances }: ClosingInputs, now: Date) {
  const bills = new NewBills();
  const transactions = new NewTransactions(balances);
  const messages: NewMessage[] = [];
  const changed: ChangedCash[] = [];
  let count = 0;
  for (const input of inputs) {
    const { account } = input;
    const closing = planClosing(input, now);
    const [first] = closing.bills;
    if (!first) continue;
    for (const { bill, lines } of closing.bills) bills.add(bill, lines);
    for (const transaction of closing.transactions) transactions.add(transaction);
    const before = money(input.balances.cash, account.currency);
    messages.push(...lowBalanceMessages(account, before, closing.cash, `bill:${first.bill.id}`, now));
    // Nothing changes for an account that was and stays at or above zero.
    if (isNegative(closing.cash) || account.overdueSince) changed.push({ account, cash: closing.cash });
    count += closing.bills.length;
  }
  return { bills, transactions, messages, changed, count };
}
