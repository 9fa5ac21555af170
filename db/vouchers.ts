import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { balances, vouchers } from "./schema/ledger";

/** Vouchers of all accounts that ended and still hold something, by account. */
export function listExpiredVouchers(tx: Tx, now: Date, limit: number) {
  return tx.orm
    .select({ accountId: vouchers.accountId, id: vouchers.id, validUntil: vouchers.validUntil })
    .from(vouchers)
    .innerJoin(
      balances,
      and(
        eq(balances.accountId, vouchers.accountId),
        eq(balances.book, "voucher"),
        eq(balances.item, sql`${vouchers.id}::text`),
      ),
    )
    .where(and(lte(vouchers.validUntil, now), gt(balances.amount, sql`0`)))
    .orderBy(asc(vouchers.accountId), asc(vouchers.id))
    .limit(limit);
}
