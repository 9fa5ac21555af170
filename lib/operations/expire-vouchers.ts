import { lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { type EndedVoucher, listExpiredVouchers } from "@/db/vouchers";
import { voucherExpiryPostings } from "@/lib/billing/ledger/balance-postings";
import { money } from "@/lib/billing/money";
import { book } from "./book";
import { oneByOne, throwFailures } from "./one-by-one";

const atOnce = 200;

/**
 * Takes what is left on vouchers that ended back to promotions, at the instant they ended, so that no balance shows
 * money nobody can spend. The worker runs it; a voucher is expired once, and one that fails holds up no other.
 */
export async function expireVouchers(now: Date): Promise<void> {
  const failures: unknown[] = [];
  for (let after: EndedVoucher | null = null; ; ) {
    const last: EndedVoucher | null = after;
    const ended: EndedVoucher[] = await systemTransaction((tx) => listExpiredVouchers(tx, now, atOnce, last));
    failures.push(
      ...(await oneByOne(ended, ({ accountId, id, validUntil }) =>
        expire(accountId, id, validUntil ?? now, now),
      )),
    );
    after = ended.at(-1) ?? null;
    if (after === null) break;
  }
  throwFailures(failures, "vouchers could not be expired");
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
