import { findAccount, findAccountService } from "@/db/accounts";
import type { Tx } from "@/db/client";
import type { Pack } from "@/db/packs";
import type { Order } from "@/db/placed-orders";
import { countRefundsSince } from "@/db/refunds";
import { addDays } from "@/lib/billing/billing-month";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { ServiceId } from "@/lib/billing/catalog/types";
import type { Payment } from "@/lib/billing/ledger/payment";
import { type Currency, money } from "@/lib/billing/money";
import { planRefund, type RefundContext, recentRefundDays } from "@/lib/billing/packs/refund";

/** What a pack's status says of its refund (R1). */
export const refundState = { active: "none", frozen: "refunding", refunded: "refunded" } as const;

/** All that decides whether packs of an order can be refunded now (rule R4), and whether support looks first (R8). */
export async function refundContexts(
  tx: Tx,
  account: { id: string; closedAt: Date | null; currency: Currency },
  packs: readonly Pack[],
  order: Order | null,
  now: Date,
): Promise<RefundContext[]> {
  const [first] = packs;
  if (first === undefined) return [];
  // The packs of an order are of one service.
  const service = serviceOf(first.service as ServiceId).id;
  const everActivated = (await findAccountService(tx, account.id, service)) !== undefined;
  const recentRefunds = await countRefundsSince(tx, account.id, addDays(now, -recentRefundDays));
  return packs.map((pack) => ({
    everActivated,
    closedForViolations: account.closedAt !== null,
    pack: {
      service,
      origin: pack.origin,
      refund: refundState[pack.status],
      everUsed: pack.used === 1,
      position: pack.orderPosition ?? 0,
    },
    order: order && {
      quantity: order.quantity,
      total: money(order.total, account.currency),
      tax: money(order.tax, account.currency),
      payments: order.snapshot.payments.map(
        (payment): Payment => ({ ...payment, amount: money(payment.amount, account.currency) }),
      ),
      deliveredAt: order.placedAt,
      campaignForbidsRefund: order.campaignForbidsRefund,
      policy: order.snapshot.policy,
    },
    recentRefunds,
  }));
}

/** Until when each pack of an order can be refunded; one that cannot, or not any more, is not among them. */
export async function readRefundableUntil(
  tx: Tx,
  order: Order,
  packs: readonly Pack[],
  now: Date,
): Promise<Map<string, Date>> {
  const account = await findAccount(tx, order.accountId);
  if (!account) throw new Error(`No account ${order.accountId}`);
  const contexts = await refundContexts(tx, account, packs, order, now);
  const ends = new Map<string, Date>();
  for (const [index, pack] of packs.entries()) {
    const context = contexts[index];
    const plan = context && planRefund(context, now);
    if (plan?.ok) ends.set(pack.id, plan.value.refundableUntil);
  }
  return ends;
}
