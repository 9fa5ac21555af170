import type { Account } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { type PurchaseState, readPurchaseState } from "@/db/purchases";
import { listVouchers, type VoucherRow } from "@/db/voucher-terms";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { PurchaseContext } from "@/lib/billing/packs/purchase";
import { spendable, toVoucher } from "./balances";

interface PurchaseRead extends PurchaseState {
  readonly vouchers: readonly VoucherRow[];
}

/** What a purchase is decided on and booked with, in one round trip. */
export async function readPurchaseContext(
  tx: Tx,
  accountId: string,
  {
    requestId = null,
    voucherId,
  }: { readonly requestId?: string | null; readonly voucherId?: string | undefined },
): Promise<PurchaseRead> {
  const [state, vouchers] = await Promise.all([
    readPurchaseState(tx, accountId, requestId),
    voucherId ? listVouchers(tx, accountId) : [],
  ]);
  return { ...state, vouchers };
}

/** With the voucher that was chosen. */
export function purchaseContext(
  account: Account,
  { balances, vouchers }: Pick<PurchaseRead, "balances" | "vouchers">,
  voucherId: string | undefined,
): Decision<PurchaseContext> {
  const row = vouchers.find((voucher) => voucher.id === voucherId);
  if (voucherId && !row) return refuse("voucher_not_found");
  return accept({
    site: account.site,
    currency: account.currency,
    closed: account.closedAt !== null,
    taxRate: account.taxRate.toFixed(),
    balances: spendable(balances, account.currency),
    voucher: row ? toVoucher(row, balances, account.currency) : null,
  });
}
