import { lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { listExpiredVouchers } from "@/db/vouchers";
import { voucherExpiryPostings } from "@/lib/billing/ledger/balance-postings";
import { money } from "@/lib/billing/money";
import { book } from "./book";

const atOnce = 200;

/**
 * Takes what is left on vouchers that ended back to promotions, at the instant they ended, so that no balance shows
 * money nobody can spend. The worker runs it; a voucher is expired once.
 */
export async function expireVouchers(now: Date): Promise<void> {
  for (;;) {
    const ended = await systemTransaction((tx) => listExpiredVouchers(tx, now, atOnce));
    for (const { accountId, id, validUntil } of ended) await expire(accountId, id, validUntil ?? now, now);
    if (ended.length < atOnce) return;
  }
}

function expire(accountId: string, voucherId: string, endedAt: Date, now: Date): Promise<void> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return;
    const left = (await findBalancesOf(tx, accountId)).vouchers.get(voucherId);
    if (!left?.greaterThan(0)) return;
    const postings = voucherExpiryPostings(money(left, account.currency), voucherId);
    const expiry = {
      reference: `expiry:${voucherId}`,
      kind: "expiry" as const,
      occurredAt: endedAt,
      postings,
    };
    await book(tx, account, [expiry], now);
  });
}
