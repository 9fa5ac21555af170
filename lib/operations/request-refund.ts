import { findAccount, findAccountService, lockAccount } from "@/db/accounts";
import { type Tx, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findPack, type Pack } from "@/db/packs";
import { findOrder, type Order } from "@/db/placed-orders";
import { countRefundsSince, freezePack, saveRefund } from "@/db/refunds";
import { addDays } from "@/lib/billing/billing-month";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { ServiceId } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Payment } from "@/lib/billing/ledger/payment";
import { amountString, type Currency, money } from "@/lib/billing/money";
import { planRefund, type RefundPlan } from "@/lib/billing/packs/refund";
import type { Actor } from "./actor";

/** Refunds of an account are counted over this long for the abuse rule (R8). */
export const recentRefundDays = 30;

/** What a refund of the pack would do at this moment, or the first reason why not (rule R4). Nothing is saved. */
export function previewRefund(accountId: string, packId: string, now: Date): Promise<Decision<RefundPlan>> {
  return tenantTransaction(accountId, async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const found = await findPackWithOrder(tx, accountId, packId);
    if (!found) return refuse("pack_not_found");
    return planRefund(await refundContext(tx, account, found.pack, found.order, now), now);
  });
}

/**
 * Submits a refund (rule R6): the pack stops working at once, the worker gives the money back. The database decides
 * between a use and a refund at the same moment, and between two refunds (R9): both wait for the account's lock, and
 * freezing insists on an unused, active pack. Suspected abuse goes to support for review (R8).
 */
export function requestRefund(
  actor: Actor,
  packId: string,
  now: Date,
): Promise<Decision<{ refundId: string; inReview: boolean }>> {
  const { accountId, userId } = actor;
  return tenantTransaction(accountId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const found = await findPackWithOrder(tx, accountId, packId);
    if (!found) return refuse("pack_not_found");
    const decision = planRefund(await refundContext(tx, account, found.pack, found.order, now), now);
    if (!decision.ok) return decision;
    const plan = decision.value;
    if (!(await freezePack(tx, accountId, packId))) return refuse("pack_partly_used");
    const refundId = newId();
    await saveRefund(tx, {
      accountId,
      id: refundId,
      packId,
      orderId: found.pack.orderId ?? "",
      status: plan.needsReview ? "review" : "submitted",
      amount: plan.amount.amount,
      split: {
        parts: plan.refunds.map(stored),
        voucherLost: amountString(
          plan.lost.reduce(
            (total, part) => total.plus(part.amount.amount),
            money(0, account.currency).amount,
          ),
          2,
        ),
        tax: amountString(plan.tax.amount, 2),
      },
      submittedAt: now,
      submittedBy: userId,
    });
    return accept({ refundId, inReview: plan.needsReview });
  });
}

async function findPackWithOrder(tx: Tx, accountId: string, packId: string) {
  const pack = await findPack(tx, accountId, packId);
  if (!pack) return undefined;
  const order = pack.orderId ? ((await findOrder(tx, accountId, pack.orderId)) ?? null) : null;
  return { pack, order };
}

async function refundContext(
  tx: Tx,
  account: { id: string; closedAt: Date | null; currency: Currency },
  pack: Pack,
  order: Order | null,
  now: Date,
) {
  const service = serviceOf(pack.service as ServiceId).id;
  return {
    everActivated: (await findAccountService(tx, account.id, service)) !== undefined,
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
    recentRefunds: await countRefundsSince(tx, account.id, addDays(now, -recentRefundDays)),
  };
}

const refundState = { active: "none", frozen: "refunding", refunded: "refunded" } as const;

function stored({ book, amount }: Payment) {
  return { book, amount: amountString(amount.amount, 2) };
}
