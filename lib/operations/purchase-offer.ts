import { findAccount, lockAccount } from "@/db/accounts";
import { sendWithCommit, type Tx, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveEntitlementChanges } from "@/db/instance";
import type { NewPack } from "@/db/packs";
import { findOrder, type Order } from "@/db/placed-orders";
import { savePurchase } from "@/db/purchases";
import { listQpsQuotas, saveQpsQuota } from "@/db/qps-quotas";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { purchasePostings } from "@/lib/billing/ledger/purchase-postings";
import { amountString } from "@/lib/billing/money";
import { type PurchasePlan, planPurchase } from "@/lib/billing/packs/purchase";
import type { Actor } from "./actor";
import { afterBooking, toTransactions } from "./book";
import { toPack } from "./grants";
import { purchaseContext, readPurchaseContext } from "./purchase-context";

/** What the browser names; never an amount. */
export interface PurchaseRequest {
  readonly offerId: string;
  readonly quantity?: number;
  readonly qps?: number;
  readonly terms?: number;
  /** When a QPS quota starts; left out: at once. */
  readonly startsAt?: Date;
  readonly voucherId?: string;
}

/**
 * Buys an offer from the account's balances (rules B1 to B6): order, packs or quota, and postings in one transaction.
 * The same `requestId` returns the first order (B5); with other content it is refused as `request_conflict`.
 */
export function purchaseOffer(
  actor: Actor,
  request: PurchaseRequest & { readonly requestId: string },
  now: Date,
): Promise<Decision<{ orderId: string }>> {
  const { accountId } = actor;
  return tenantTransaction(accountId, async (tx) => {
    // Issued in this order and carried out in it: what is read is read under the lock, in the same round trip.
    const [account, read] = await Promise.all([
      lockAccount(tx, accountId),
      readPurchaseContext(tx, accountId, request),
    ]);
    if (!account) return refuse("account_not_found");
    if (read.orderId) {
      const same = await isSameRequest(tx, accountId, read.orderId, request);
      return same ? accept({ orderId: read.orderId }) : refuse("request_conflict");
    }
    const context = purchaseContext(account, read, request.voucherId);
    if (!context.ok) return context;
    const decision = planPurchase(context.value, request, now);
    if (!decision.ok) return decision;
    const plan = decision.value;
    const orderId = newId();
    const head = { ...actor, orderId, requestId: request.requestId, taxRate: context.value.taxRate, now };
    const reference = `order:${orderId}`;
    const booking = {
      reference,
      kind: "purchase" as const,
      occurredAt: now,
      postings: purchasePostings(plan),
    };
    const paid = toTransactions(account, read, [booking]);
    sendWithCommit(tx, savePurchase(tx, toOrder(plan, head), toPacks(plan, head), paid));
    await Promise.all([saveQuota(tx, plan, head), afterBooking(tx, account, read, paid, reference, now)]);
    return accept({ orderId });
  });
}

/** The same plan, unsaved: what Purchase Now would do at this moment. */
export function previewPurchase(
  accountId: string,
  request: PurchaseRequest,
  now: Date,
): Promise<Decision<PurchasePlan>> {
  return tenantTransaction(accountId, async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const read = await readPurchaseContext(tx, accountId, { voucherId: request.voucherId });
    const context = purchaseContext(account, read, request.voucherId);
    return context.ok ? planPurchase(context.value, request, now) : context;
  });
}

interface OrderHead {
  readonly accountId: string;
  readonly orderId: string;
  readonly userId: string;
  readonly requestId: string;
  readonly taxRate: string;
  readonly now: Date;
}

function toPacks(plan: PurchasePlan, { accountId, orderId, now }: OrderHead): NewPack[] {
  return plan.packs.map((grant, position) => toPack(accountId, grant, now, { id: orderId, position }));
}

async function saveQuota(tx: Tx, plan: PurchasePlan, { accountId, orderId, now }: OrderHead): Promise<void> {
  const { service } = plan;
  if (!plan.quota) return;
  await Promise.all([
    saveQpsQuota(tx, { accountId, id: newId(), service, orderId, ...plan.quota }),
    saveEntitlementChanges(tx, [{ accountId, service, change: "quota_bought", occurredAt: now }]),
  ]);
}

function toOrder(plan: PurchasePlan, head: OrderHead): Order {
  return {
    accountId: head.accountId,
    id: head.orderId,
    requestId: head.requestId,
    offer: plan.offer.id,
    service: plan.service,
    meter: plan.offer.meter,
    kind: plan.offer.kind,
    quantity: plan.quantity,
    qps: plan.qps,
    terms: plan.terms,
    unitPrice: plan.unitPrice.amount,
    subtotal: plan.subtotal.amount,
    tax: plan.tax.amount,
    total: plan.total.amount,
    snapshot: {
      tier: plan.tier,
      policy: plan.policy,
      taxRate: head.taxRate,
      payments: plan.payments.map(({ book, amount, voucherId }) => ({
        book,
        amount: amountString(amount.amount, 2),
        ...(voucherId ? { voucherId } : {}),
      })),
    },
    campaignForbidsRefund: false,
    userId: head.userId,
    placedAt: head.now,
  };
}

async function isSameRequest(
  tx: Tx,
  accountId: string,
  orderId: string,
  request: PurchaseRequest,
): Promise<boolean> {
  const order = await findOrder(tx, accountId, orderId);
  if (!order) throw new Error(`Order ${orderId} is gone`);
  const voucher = order.snapshot.payments.find((payment) => payment.book === "voucher")?.voucherId;
  if (order.offer !== request.offerId || voucher !== request.voucherId) return false;
  if (order.kind !== "qps") return order.quantity === (request.quantity ?? 1);
  const quotas = await listQpsQuotas(tx, [order.accountId]);
  const startedAt = quotas.find((quota) => quota.orderId === order.id)?.startsAt ?? order.placedAt;
  const { startsAt = order.placedAt } = request;
  return (
    order.qps === request.qps &&
    order.terms === (request.terms ?? 1) &&
    startedAt.getTime() === Math.max(startsAt.getTime(), order.placedAt.getTime())
  );
}
