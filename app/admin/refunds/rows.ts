import type { RefundReviewRow } from "@/components/admin/refund-review-table";
import { findAnyMeter, serviceOf } from "@/lib/billing/catalog/catalog";
import type { Locale, ServiceId } from "@/lib/billing/catalog/types";
import type { RefundReview } from "@/lib/operations/read-refund-reviews";
import { decide } from "./actions";

/** A refund in review as the table shows it, in the reader's language. */
export function reviewRow(review: RefundReview, locale: Locale): RefundReviewRow {
  const { refund, account, pack, order, why, amount, back, voucherLost } = review;
  const request = { accountId: account.id, refundId: refund.id };
  return {
    id: refund.id,
    account: { id: account.id, name: account.name },
    service: serviceOf(pack.service as ServiceId).name[locale],
    pack: {
      id: pack.id,
      name: findAnyMeter(pack.meter)?.name[locale] ?? pack.meter,
      kind: pack.kind,
      units: pack.units,
    },
    order: { id: order.id, placedAt: order.placedAt.toISOString(), quantity: order.quantity },
    amount,
    back,
    lost: voucherLost === null ? [] : [{ book: "voucher", amount: voucherLost }],
    why,
    submittedAt: refund.submittedAt.toISOString(),
    approve: decide.bind(null, { ...request, verdict: "approve" as const }),
    reject: decide.bind(null, { ...request, verdict: "reject" as const }),
  };
}
