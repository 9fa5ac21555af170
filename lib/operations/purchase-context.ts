import type { Account } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { listVouchers } from "@/db/voucher-terms";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { PurchaseContext } from "@/lib/billing/packs/purchase";
import { spendable, toVoucher } from "./balances";

/** What a purchase is decided on, with the voucher that was chosen. */
export async function purchaseContext(
  tx: Tx,
  account: Account,
  voucherId: string | undefined,
): Promise<Decision<PurchaseContext>> {
  const balances = await findBalancesOf(tx, account.id);
  const row = voucherId
    ? (await listVouchers(tx, account.id)).find((voucher) => voucher.id === voucherId)
    : undefined;
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
