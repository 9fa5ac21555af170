import type { RefundRow } from "@/components/packs/refund-progress";
import type { Refund } from "@/db/refunds";
import { type Currency, money, toJson } from "@/lib/billing/money";

/** A refund request as plain values. */
export function refundRow(refund: Refund, currency: Currency): RefundRow {
  return {
    id: refund.id,
    status: refund.status,
    amount: toJson(money(refund.amount, currency)),
    submittedAt: refund.submittedAt.toISOString(),
    decidedAt: refund.decidedAt?.toISOString() ?? null,
    decisionReason: refund.decisionReason,
    completedAt: refund.completedAt?.toISOString() ?? null,
  };
}
