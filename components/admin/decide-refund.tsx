"use client";

import { useTranslations } from "next-intl";
import { RefundSplit } from "@/components/packs/refund-split";
import type { RefundReviewRow } from "./refund-review-table";
import { StaffDialog } from "./staff-dialog";

type Reviewed = Pick<RefundReviewRow, "account" | "amount" | "back" | "lost" | "approve" | "reject">;

/** Approve or reject, each showing first what it does; the customer reads the reason. */
export function DecideRefund({ review }: { review: Reviewed }) {
  const t = useTranslations("admin.refunds");
  const account = review.account.name;
  return (
    <span className="flex gap-2">
      <StaffDialog
        action={review.approve}
        size="sm"
        title={t("approve")}
        description={t("approveHint", { account })}
        submit={t("approve")}
        done={t("approved")}
      >
        {() => (
          <div className="rounded-lg border border-border">
            <RefundSplit back={review.back} lost={review.lost} total={review.amount} />
          </div>
        )}
      </StaffDialog>
      <StaffDialog
        action={review.reject}
        size="sm"
        destructive
        title={t("reject")}
        description={t("rejectHint", { account })}
        submit={t("reject")}
        done={t("rejected")}
      />
    </span>
  );
}
