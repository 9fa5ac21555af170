import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { PackLeft } from "@/components/packs/pack-left";
import { PackStanding, type PackStandingProps } from "@/components/packs/pack-standing";
import type { RefundRow } from "@/components/packs/refund-progress";
import { StatusBadge } from "@/components/status-badge";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { ServerTable } from "@/components/ui/server-table";

export interface OrderPackRow extends PackStandingProps {
  readonly id: string;
  readonly name: string;
  readonly units: number;
  readonly left: number;
  readonly validUntil: string | null;
  readonly refund: RefundRow | null;
  /** Until when it can be refunded; null: it cannot. */
  readonly refundableUntil?: string | null;
}

interface OrderPacksProps {
  readonly packs: readonly OrderPackRow[];
  /** The pack that was looked for: it is marked. */
  readonly marked?: string | undefined;
  /** To the page of each pack; false: its reader has none. */
  readonly linked?: boolean;
}

/** Each pack of an order: one unit of quantity, with a resource id of its own (rule B2) and its refund. */
export function OrderPacks({ packs, marked, linked = true }: OrderPacksProps) {
  const t = useTranslations("orders.detail");
  return (
    <ServerTable
      label={t("packs")}
      rows={packs}
      rowKey={(pack) => pack.id}
      empty={null}
      columns={[
        {
          id: "pack",
          header: t("pack"),
          cell: (pack) =>
            linked ? (
              <Link href={`/packs/${pack.id}`} className="font-mono text-link text-xs hover:underline">
                {pack.id}
              </Link>
            ) : (
              <span id={pack.id} className="grid scroll-mt-16 justify-items-start gap-1 font-mono text-xs">
                {pack.id}
                {pack.id === marked ? <Badge tone="info">{t("marked")}</Badge> : null}
              </span>
            ),
        },
        {
          id: "left",
          header: t("left"),
          cell: (pack) => (
            <PackLeft
              name={pack.name}
              left={pack.left}
              total={pack.units}
              refunded={pack.status === "refunded"}
            />
          ),
        },
        { id: "state", header: t("state"), cell: (pack) => <PackStanding {...pack} /> },
        {
          id: "until",
          header: t("until"),
          cell: (pack) => (pack.validUntil ? <Instant at={pack.validUntil} zone={false} /> : "–"),
        },
        {
          id: "refund",
          header: t("refundColumn"),
          cell: (pack) => (
            <span className="grid gap-1">
              {pack.refund ? <RefundState {...pack.refund} /> : null}
              {pack.refundableUntil && linked ? (
                <Link href={`/packs/${pack.id}/refund`} className="text-link text-xs hover:underline">
                  {t.rich("refundableUntil", { until: () => <Instant at={pack.refundableUntil ?? ""} /> })}
                </Link>
              ) : null}
              {pack.refund || (pack.refundableUntil && linked) ? null : "–"}
            </span>
          ),
        },
      ]}
    />
  );
}

/** Submitted → completed, or in review → approved or rejected, each with its instant. */
function RefundState({ status, amount, submittedAt, completedAt, decidedAt, decisionReason }: RefundRow) {
  const t = useTranslations("orders.detail");
  return (
    <span className="grid justify-items-start gap-0.5 text-xs">
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge kind="refund" status={status} />
        <Money value={amount} />
      </span>
      <span className="text-muted-foreground">
        {t("submitted")} <Instant at={submittedAt} />
      </span>
      {completedAt ? (
        <span className="text-muted-foreground">
          {t("completed")} <Instant at={completedAt} />
        </span>
      ) : null}
      {status === "rejected" && decidedAt ? (
        <span className="text-muted-foreground">
          {t("rejected")} <Instant at={decidedAt} />
        </span>
      ) : null}
      {decisionReason ? <span>{t("reason", { reason: decisionReason })}</span> : null}
    </span>
  );
}
