import { listOverdueAccountIds, lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { money } from "@/lib/billing/money";
import { reevaluateStanding } from "./standing";

/** Writes the stops whose grace ran out (rule A2): time passing is a cause too. Repeating it changes nothing. */
export async function stopOverdueServices(now: Date): Promise<void> {
  for (let after: string | null = null; ; ) {
    const ids: string[] = (await systemTransaction((tx) => listOverdueAccountIds(tx, after, 500))).map(
      ({ id }) => id,
    );
    for (const id of ids) {
      await systemTransaction(async (tx) => {
        const account = await lockAccount(tx, id);
        if (!account) return;
        const { cash } = await findBalancesOf(tx, id);
        await reevaluateStanding(tx, account, money(cash, account.currency), now);
      });
    }
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
