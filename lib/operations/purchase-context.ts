import { type Account, listServicesOfAccounts } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { listVouchers, type VoucherRow } from "@/db/voucher-terms";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { PurchaseContext } from "@/lib/billing/packs/purchase";
import { spendable, toVoucher } from "./balances";
import type { Surroundings } from "./book";

interface PurchaseRead extends Surroundings {
  readonly vouchers: readonly VoucherRow[];
}

/** What a purchase is decided on and booked with, in one round trip. */
export async function readPurchaseContext(
  tx: Tx,
  accountId: string,
  voucherId: string | undefined,
): Promise<PurchaseRead> {
  const [balances, services, vouchers] = await Promise.all([
    findBalancesOf(tx, accountId),
    listServicesOfAccounts(tx, [accountId]),
    voucherId ? listVouchers(tx, accountId) : [],
  ]);
  return { balances, services, vouchers };
}

/** With the voucher that was chosen. */
export function purchaseContext(
  account: Account,
  { balances, vouchers }: PurchaseRead,
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
