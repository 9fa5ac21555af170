import { lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { saveAudit, saveMessages } from "@/db/instance";
import { findRefund, setPackStatus, updateRefund } from "@/db/refunds";
import { accept, type Decision, refuse } from "@/lib/billing/decision";

export interface RefundDecision {
  readonly accountId: string;
  readonly refundId: string;
  readonly verdict: "approve" | "reject";
  /** Kept with the request and in the audit log; a customer whose request is rejected reads it. */
  readonly reason: string;
}

/**
 * Support's decision on a refund in review (rule R8). Approved it is submitted, and the worker completes it like any
 * other; rejected the pack works again and may be used or asked back once more. An account that was closed for
 * violations meanwhile is given nothing back (rule R4). Of two decisions one counts.
 */
export function decideRefund(
  staff: { readonly userId: string },
  { accountId, refundId, verdict, reason }: RefundDecision,
  now: Date,
): Promise<Decision<{ refundId: string }>> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const refund = await findRefund(tx, accountId, refundId);
    if (refund?.status !== "review") return refuse("refund_not_in_review");
    if (verdict === "approve" && account.closedAt) return refuse("account_closed_for_violations");
    const status = verdict === "approve" ? "submitted" : "rejected";
    const decision = { decidedAt: now, decidedBy: staff.userId, decisionReason: reason };
    await updateRefund(tx, accountId, refundId, { status, ...decision });
    if (verdict === "reject") {
      await setPackStatus(tx, accountId, refund.packId, "active");
      await saveMessages(tx, [
        {
          accountId,
          kind: "refund_rejected",
          cause: refundId,
          params: { order: refund.orderId, pack: refund.packId, reason },
          createdAt: now,
        },
      ]);
    }
    await saveAudit(tx, {
      userId: staff.userId,
      accountId,
      action: verdict === "approve" ? "refund.approved" : "refund.rejected",
      reason,
      before: { refund: refundId, status: "review" },
      after: { refund: refundId, status },
      occurredAt: now,
    });
    return accept({ refundId });
  });
}
