import { lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { saveMessages } from "@/db/instance";
import { findPack } from "@/db/packs";
import { findOrder } from "@/db/placed-orders";
import { findRefund, listRefundsByStatus, type Refund, setPackStatus, updateRefund } from "@/db/refunds";
import { refundPostings } from "@/lib/billing/ledger/purchase-postings";
import { money, toJson } from "@/lib/billing/money";
import { book } from "./book";
import { oneByOne, throwFailures } from "./one-by-one";

/**
 * Completes submitted refunds of all accounts (rule R6): the worker runs this within the promised minutes. One that
 * cannot be completed holds up none of the others; it is reported when they are done, and met again next time.
 */
export async function completeSubmittedRefunds(now: Date): Promise<void> {
  const failures: unknown[] = [];
  for (let after: Refund | null = null; ; ) {
    const open: Refund[] = await systemTransaction((tx) => listRefundsByStatus(tx, "submitted", 100, after));
    failures.push(...(await oneByOne(open, ({ accountId, id }) => completeRefund(accountId, id, now))));
    after = open.at(-1) ?? null;
    if (after === null) break;
  }
  throwFailures(failures, "refunds could not be completed");
}

/** Gives the money back to the balances that paid (rule R5) and ends the pack. A refund is completed once. */
export function completeRefund(accountId: string, refundId: string, now: Date): Promise<void> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const refund = await findRefund(tx, accountId, refundId);
    if (!account || refund?.status !== "submitted") return;
    const order = await findOrder(tx, accountId, refund.orderId);
    if (!order) throw new Error(`Refund ${refundId} has no order`);
    const pack = await findPack(tx, accountId, refund.packId);
    const { currency } = account;
    const refunds = refund.split.parts.map((part) => ({
      book: part.book,
      amount: money(part.amount, currency),
    }));
    const postings = refundPostings(
      { kind: order.kind },
      { refunds, amount: money(refund.amount, currency), tax: money(refund.split.tax, currency) },
    );
    await setPackStatus(tx, accountId, refund.packId, "refunded");
    await updateRefund(tx, accountId, refundId, { status: "completed", completedAt: now });
    await saveMessages(tx, [
      {
        accountId,
        kind: "refund_done",
        cause: refundId,
        params: {
          order: order.id,
          pack: refund.packId,
          ...(pack && { meter: pack.meter, units: pack.units }),
          books: refunds.map((part) => part.book).join(","),
          ...toJson(money(refund.amount, currency)),
        },
        createdAt: now,
      },
    ]);
    await book(
      tx,
      account,
      [{ reference: `refund:${refundId}`, kind: "refund", occurredAt: now, postings }],
      now,
    );
  });
}
