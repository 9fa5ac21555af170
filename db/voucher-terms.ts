import { asc, eq } from "drizzle-orm";
import { isOneOf } from "./bulk";
import type { Tx } from "./client";
import { vouchers } from "./schema/ledger";

export type VoucherRow = typeof vouchers.$inferSelect;

export function listVouchers(tx: Tx, accountId: string): Promise<VoucherRow[]> {
  return tx.orm
    .select()
    .from(vouchers)
    .where(eq(vouchers.accountId, accountId))
    .orderBy(asc(vouchers.createdAt));
}

export async function saveVoucher(tx: Tx, voucher: typeof vouchers.$inferInsert): Promise<void> {
  await tx.orm.insert(vouchers).values(voucher);
}

export function listVouchersOf(tx: Tx, accountIds: readonly string[]): Promise<VoucherRow[]> {
  return tx.orm.select().from(vouchers).where(isOneOf(vouchers.accountId, accountIds));
}
