import { type Account, findAccount } from "@/db/accounts";
import { type Tx, tenantTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { listVouchers } from "@/db/voucher-terms";
import type { Decision } from "@/lib/billing/decision";
import { isPositive, type Money } from "@/lib/billing/money";
import { type PurchasePlan, planPurchase, type Quote, quoteOrder } from "@/lib/billing/packs/purchase";
import { checkVoucher, type Voucher } from "@/lib/billing/packs/voucher";
import { toVoucher } from "./balances";
import { purchaseContext, readPurchaseContext } from "./purchase-context";
import type { PurchaseRequest } from "./purchase-offer";
import { type PurchaseAdvice, readPurchaseAdvice } from "./read-purchase-advice";
import { readUnclaimed } from "./read-unclaimed";

export interface PurchaseView {
  /** The price, also where the balances could not pay it. */
  readonly quote: Decision<Quote>;
  /** What Purchase Now would do at this moment: the same plan, unsaved. */
  readonly plan: Decision<PurchasePlan>;
  /** Every voucher with something left, and what it would pay of this order or why it does not. */
  readonly vouchers: readonly { readonly voucher: Voucher; readonly pays: Decision<Money> }[];
  readonly advice: PurchaseAdvice;
  /** Units of the same interface that are free and only wait to be claimed (rule F2). */
  readonly unclaimed: number;
}

/** Everything the purchase page says of an order before it is placed. Nothing is saved. */
export function readPurchase(accountId: string, request: PurchaseRequest, now: Date): Promise<PurchaseView> {
  return tenantTransaction(accountId, async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account) throw new Error(`No account ${accountId}`);
    const read = await readPurchaseContext(tx, accountId, { voucherId: request.voucherId });
    const context = purchaseContext(account, read, request.voucherId);
    const { site, currency, taxRate } = account;
    const quote = quoteOrder({ site, currency, taxRate: taxRate.toFixed() }, request, now);
    return {
      quote,
      plan: context.ok ? planPurchase(context.value, request, now) : context,
      vouchers: quote.ok ? await vouchersFor(tx, account, quote.value, now) : [],
      advice: quote.ok ? await readPurchaseAdvice(tx, account, quote.value, now) : { kind: "none" },
      unclaimed: quote.ok ? await unclaimedOf(tx, accountId, quote.value, now) : 0,
    };
  });
}

async function unclaimedOf(tx: Tx, accountId: string, { offer }: Quote, now: Date): Promise<number> {
  // Free calls replace neither a quota nor materials.
  if (offer.kind !== "call_pack") return 0;
  return (await readUnclaimed(tx, accountId, now))
    .filter(({ meter }) => meter === offer.meter)
    .reduce((sum, { units }) => sum + units, 0);
}

async function vouchersFor(tx: Tx, { id, currency }: Account, { service, total }: Quote, now: Date) {
  const balances = await findBalancesOf(tx, id);
  return (await listVouchers(tx, id))
    .map((row) => toVoucher(row, balances, currency))
    .filter(({ remaining }) => isPositive(remaining))
    .map((voucher) => ({
      voucher,
      pays: checkVoucher(voucher, { service, kind: "prepaid", amount: total }, now),
    }));
}
