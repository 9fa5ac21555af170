import { type Account, findAccount, lockAccount } from "@/db/accounts";
import { type Tx, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findPack, type Pack } from "@/db/packs";
import { findOrder, type Order } from "@/db/placed-orders";
import { freezePack, saveRefund } from "@/db/refunds";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Payment } from "@/lib/billing/ledger/payment";
import { amountString, money } from "@/lib/billing/money";
import { planRefund, type RefundPlan } from "@/lib/billing/packs/refund";
import type { Actor } from "./actor";
import { refundContexts } from "./refund-context";

/** What a refund of the pack would do at this moment, or the first reason why not (rule R4). Nothing is saved. */
export function previewRefund(accountId: string, packId: string, now: Date): Promise<Decision<RefundPlan>> {
  return tenantTransaction(accountId, async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const found = await findPackWithOrder(tx, accountId, packId);
    if (!found) return refuse("pack_not_found");
    return planFor(tx, account, found, now);
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
    const decision = await planFor(tx, account, found, now);
    if (!decision.ok) return decision;
    const plan = decision.value;
    if (!(await freezePack(tx, accountId, packId))) return refuse("pack_partly_used");
    const refundId = newId();
    await saveRefund(tx, {
      accountId,
      id: refundId,
      packId,
      orderId: found.pack.orderId ?? "",
      status: plan.review ? "review" : "submitted",
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
    return accept({ refundId, inReview: plan.review !== null });
  });
}

async function planFor(
  tx: Tx,
  account: Account,
  { pack, order }: { readonly pack: Pack; readonly order: Order | null },
  now: Date,
): Promise<Decision<RefundPlan>> {
  const [context] = await refundContexts(tx, account, [pack], order, now);
  return context ? planRefund(context, now) : refuse("pack_not_found");
}

async function findPackWithOrder(tx: Tx, accountId: string, packId: string) {
  const pack = await findPack(tx, accountId, packId);
  if (!pack) return undefined;
  const order = pack.orderId ? ((await findOrder(tx, accountId, pack.orderId)) ?? null) : null;
  return { pack, order };
}

function stored({ book, amount }: Payment) {
  return { book, amount: amountString(amount.amount, 2) };
}
