import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { MoneyJson } from "@/lib/billing/money";

export interface RefundRow {
  readonly id: string;
  readonly status: "submitted" | "review" | "completed" | "rejected";
  readonly amount: MoneyJson;
  readonly submittedAt: string;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly completedAt: string | null;
}

/** How far a refund is, and what was decided. */
export function RefundProgress({ refund }: { refund: RefundRow }) {
  const t = useTranslations("packs.refundBox");
  return (
    <DescriptionList>
      <DescriptionItem label={t("progress")}>
        <StatusBadge kind="refund" status={refund.status} />
      </DescriptionItem>
      <DescriptionItem label={t("amount")}>
        <Money value={refund.amount} />
      </DescriptionItem>
      <DescriptionItem label={t("submittedAt")}>
        <Instant at={refund.submittedAt} precision="second" />
      </DescriptionItem>
      {refund.decidedAt ? (
        <DescriptionItem label={t("decidedAt")}>
          <Instant at={refund.decidedAt} precision="second" />
        </DescriptionItem>
      ) : null}
      {refund.decisionReason ? (
        <DescriptionItem label={t("reason")}>{refund.decisionReason}</DescriptionItem>
      ) : null}
      {refund.completedAt ? (
        <DescriptionItem label={t("completedAt")}>
          <Instant at={refund.completedAt} precision="second" />
        </DescriptionItem>
      ) : null}
    </DescriptionList>
  );
}
