import { type AccountToStop, listAccountsToStop, lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { money } from "@/lib/billing/money";
import { oneByOne, throwFailures } from "./one-by-one";
import { reevaluateStanding } from "./standing";

const atOnce = 500;

/**
 * Writes the stops whose grace ran out (rule A2): time passing is a cause too. Repeating it changes nothing. An
 * account that fails holds up none of the others; it is reported when they are done, and met again next time.
 */
export async function stopOverdueServices(now: Date): Promise<void> {
  const failures: unknown[] = [];
  for (let after: AccountToStop | null = null; ; ) {
    const last: AccountToStop | null = after;
    const due: AccountToStop[] = await systemTransaction((tx) => listAccountsToStop(tx, now, atOnce, last));
    failures.push(...(await oneByOne(due, ({ id }) => stopServices(id, now))));
    after = due.at(-1) ?? null;
    if (after === null) break;
  }
  throwFailures(failures, "services could not be stopped");
}

function stopServices(accountId: string, now: Date): Promise<void> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return;
    const { cash } = await findBalancesOf(tx, accountId);
    await reevaluateStanding(tx, account, money(cash, account.currency), now);
  });
}
