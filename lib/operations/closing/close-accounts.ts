import { listContracts, lockAccounts } from "@/db/accounts";
import { listBillsOfMonth, listLatestBilledMonths, saveBills } from "@/db/bills";
import type { Tx } from "@/db/client";
import { saveMessages } from "@/db/instance";
import { findBalances, saveTransactions } from "@/db/ledger";
import { listUsageMonths } from "@/db/usage";
import { listVouchersOf } from "@/db/voucher-terms";
import type { BillingMonth } from "@/lib/billing/billing-month";
import type { MeterId } from "@/lib/billing/catalog/types";
import { groupBy } from "@/lib/billing/group-by";
import { isNegative, money } from "@/lib/billing/money";
import { readAnnounced } from "../announced";
import { lowBalanceMessages } from "../low-balance";
import { reevaluateStanding } from "../standing";
import { type Closing, planClosing } from "./close-account";

/**
 * Closes a month for several accounts in the caller's transaction: a few reads and a few multi-row writes whatever
 * their number. A service that has its bill is left alone, so repeating it changes nothing (rule L3).
 */
export async function closeAccounts(
  tx: Tx,
  accountIds: readonly string[],
  month: BillingMonth,
  now: Date,
): Promise<number> {
  const accounts = await lockAccounts(tx, accountIds);
  const ids = accounts.map((account) => account.id);
  if (ids.length === 0) return 0;
  const billed = groupBy(await listLatestBilledMonths(tx, ids), (row) => row.accountId);
  const ofMonth = groupBy(await listBillsOfMonth(tx, ids, month), (bill) => bill.accountId);
  const usage = groupBy(await listUsageMonths(tx, ids, month), (row) => row.accountId);
  const contracts = groupBy(await listContracts(tx, ids), (contract) => contract.accountId);
  const vouchers = groupBy(await listVouchersOf(tx, ids), (voucher) => voucher.accountId);
  const announced = await readAnnounced(tx);
  const balances = await findBalances(tx, ids);
  const closings: Closing[] = [];
  for (const account of accounts) {
    const held = balances.get(account.id);
    if (!held) throw new Error(`No balances were read for account ${account.id}`);
    const closing = planClosing(
      {
        account,
        month,
        billed: new Set((ofMonth.get(account.id) ?? []).map((bill) => bill.service)),
        latest: new Map((billed.get(account.id) ?? []).map((row) => [row.service, row.month])),
        usage: usage.get(account.id) ?? [],
        contracts: (contracts.get(account.id) ?? []).map((contract) => ({
          ...contract,
          meter: contract.meter as MeterId,
        })),
        announced,
        balances: held,
        vouchers: vouchers.get(account.id) ?? [],
      },
      now,
    );
    const [first] = closing.bills;
    if (!first) continue;
    const before = money(held.cash, account.currency);
    closing.messages.push(...lowBalanceMessages(account, before, closing.cash, `bill:${first.id}`, now));
    closings.push(closing);
  }
  await saveBills(
    tx,
    closings.flatMap((closing) => closing.bills),
    closings.flatMap((closing) => closing.lines),
  );
  await saveTransactions(
    tx,
    closings.flatMap((closing) => closing.transactions),
  );
  await saveMessages(
    tx,
    closings.flatMap((closing) => closing.messages),
  );
  const byId = new Map(accounts.map((account) => [account.id, account]));
  for (const { bills, cash } of closings) {
    const account = byId.get(bills[0]?.accountId ?? "");
    // Nothing changes for an account that was and stays at or above zero.
    if (account && (isNegative(cash) || account.overdueSince))
      await reevaluateStanding(tx, account, cash, now);
  }
  return closings.reduce((count, closing) => count + closing.bills.length, 0);
}
