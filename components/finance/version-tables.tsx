import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PriceRows } from "@/components/bills/price-rows";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Collapsible } from "@/components/ui/collapsible";
import { type ServerColumn, ServerTable } from "@/components/ui/server-table";
import type { FreePackRule } from "@/lib/billing/catalog/types";
import type { VersionState } from "@/lib/billing/catalog/versions";
import type { Currency } from "@/lib/billing/money";
import type { PriceRow } from "@/lib/billing/rating/price-rows";

interface VersionRow {
  readonly key: string;
  readonly meter: string;
  readonly version: string;
  readonly effectiveFrom: string | null;
  readonly announcedOn: string | null;
  readonly state: VersionState;
}

export interface PriceVersionRow extends VersionRow {
  readonly prices: readonly PriceRow[];
}

export interface FreeQuotaRow extends VersionRow {
  readonly issue: FreePackRule["issue"];
  readonly units: number;
  readonly kind: "calls" | "materials";
}

const tones: Readonly<Record<VersionState, BadgeTone>> = {
  in_force: "success",
  announced: "info",
  past: "outline",
  replaced: "outline",
};

/** List prices of a service, each meter's oldest version first. */
export function PriceVersionTable({
  rows,
  currency,
}: {
  rows: readonly PriceVersionRow[];
  currency: Currency;
}) {
  const t = useTranslations("priceList");
  const columns = useVersionColumns<PriceVersionRow>();
  const prices: ServerColumn<PriceVersionRow> = {
    id: "prices",
    header: t("tiers"),
    className: "min-w-64 align-top",
    cell: (row) => (
      <Collapsible title={t("showTiers")} defaultOpen={row.state === "announced"} className="-my-1">
        <PriceRows rows={row.prices} currency={currency} />
      </Collapsible>
    ),
  };
  return (
    <ServerTable
      label={t("prices")}
      rows={rows}
      rowKey={(row) => row.key}
      empty={null}
      columns={[...columns, prices]}
    />
  );
}

export function FreeQuotaVersionTable({ rows, empty }: { rows: readonly FreeQuotaRow[]; empty: ReactNode }) {
  const t = useTranslations("priceList");
  const columns = useVersionColumns<FreeQuotaRow>();
  return (
    <ServerTable
      label={t("freeQuotas")}
      rows={rows}
      rowKey={(row) => row.key}
      empty={empty}
      columns={[
        ...columns,
        { id: "issue", header: t("issue"), cell: (row) => t(`issues.${row.issue}`) },
        {
          id: "units",
          header: t("units"),
          align: "end",
          cell: (row) => <CallCount count={row.units} unit={row.kind} />,
        },
      ]}
    />
  );
}

function useVersionColumns<Row extends VersionRow>(): ServerColumn<Row>[] {
  const t = useTranslations("priceList");
  const className = "align-top";
  return [
    { id: "meter", header: t("meter"), className: "min-w-40 align-top", cell: (row) => row.meter },
    {
      id: "version",
      header: t("version"),
      className,
      cell: (row) => <span className="font-mono text-xs">{row.version}</span>,
    },
    {
      id: "state",
      header: t("state"),
      className,
      cell: (row) => <Badge tone={tones[row.state]}>{t(`states.${row.state}`)}</Badge>,
    },
    {
      id: "from",
      header: t("from"),
      className,
      cell: (row) => (row.effectiveFrom ? <Instant at={row.effectiveFrom} zone={false} /> : t("sinceEver")),
    },
    {
      id: "announced",
      header: t("announced"),
      className,
      cell: (row) => (row.announcedOn ? <Instant at={row.announcedOn} zone={false} /> : t("printed")),
    },
  ];
}
