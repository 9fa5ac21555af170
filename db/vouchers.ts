import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { balances, vouchers } from "./schema/ledger";

export type EndedVoucher = Pick<typeof vouchers.$inferSelect, "accountId" | "id" | "validUntil">;

/** Vouchers of all accounts that ended and still hold something, by account, after the last one seen. */
export function listExpiredVouchers(
  tx: Tx,
  now: Date,
  limit: number,
  after: EndedVoucher | null,
): Promise<EndedVoucher[]> {
  const later = after && sql`(${vouchers.accountId}, ${vouchers.id}) > (${after.accountId}, ${after.id})`;
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
    .where(and(lte(vouchers.validUntil, now), gt(balances.amount, sql`0`), later ?? undefined))
    .orderBy(asc(vouchers.accountId), asc(vouchers.id))
    .limit(limit);
}
