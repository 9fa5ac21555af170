import type { Tx } from "@/db/client";
import type { PageRequest } from "@/db/key-order";
import type { KeysetPage } from "@/db/keyset";
import { listRefundsInReview, type RefundInReview } from "@/db/refund-reviews";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { ServiceId } from "@/lib/billing/catalog/types";
import { isPositive, type MoneyJson, money, toJson } from "@/lib/billing/money";
import { recentRefundDays } from "@/lib/billing/packs/refund";

type Book = RefundInReview["refund"]["split"]["parts"][number]["book"];

/** A refund request that waits for support, with why it does (rule R8) and where its money would go (rule R5). */
export interface RefundReview extends Omit<RefundInReview, "requests"> {
  readonly amount: MoneyJson;
  /** What each balance gets back. */
  readonly back: readonly { readonly book: Book; readonly amount: MoneyJson }[];
  /** What a voucher paid and nobody gets back; null: nothing. */
  readonly voucherLost: MoneyJson | null;
  /** `requests` refunds within `days`, this one the last; the service reviews from the `reviewFrom`th on. */
  readonly why: { readonly requests: number; readonly days: number; readonly reviewFrom: number | null };
}

/** Refunds in review of all accounts, the one that waits longest first. */
export async function readRefundReviews(tx: Tx, request: PageRequest): Promise<KeysetPage<RefundReview>> {
  const page = await listRefundsInReview(tx, recentRefundDays, request);
  return { ...page, rows: page.rows.map(reviewOf) };
}

function reviewOf({ requests, ...found }: RefundInReview): RefundReview {
  const { refund, account, pack } = found;
  const lost = money(refund.split.voucherLost, account.currency);
  return {
    ...found,
    amount: toJson(money(refund.amount, account.currency)),
    back: refund.split.parts.map(({ book, amount }) => ({
      book,
      amount: toJson(money(amount, account.currency)),
    })),
    voucherLost: isPositive(lost) ? toJson(lost) : null,
    why: {
      requests,
      days: recentRefundDays,
      reviewFrom: serviceOf(pack.service as ServiceId).policies.refundReviewFrom,
    },
  };
}
