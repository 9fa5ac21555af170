import { listAccountsToStop, lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { money } from "@/lib/billing/money";
import { reevaluateStanding } from "./standing";

/** Writes the stops whose grace ran out (rule A2): time passing is a cause too. Repeating it changes nothing. */
export async function stopOverdueServices(now: Date): Promise<void> {
  for (;;) {
    const due = await systemTransaction((tx) => listAccountsToStop(tx, now, 500));
    if (due.length === 0) return;
    for (const { id } of due) {
      await systemTransaction(async (tx) => {
        const account = await lockAccount(tx, id);
        if (!account) return;
        const { cash } = await findBalancesOf(tx, id);
        await reevaluateStanding(tx, account, money(cash, account.currency), now);
      });
    }
  }
}
