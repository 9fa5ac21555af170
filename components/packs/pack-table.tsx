import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { StatusBadge } from "@/components/status-badge";
import { Link } from "@/components/ui/link";
import { type ColumnSort, type ServerList, ServerTable } from "@/components/ui/server-table";
import { PackLeft } from "./pack-left";
import { PackStanding, type PackStandingProps } from "./pack-standing";

export interface PackRow extends PackStandingProps {
  readonly id: string;
  readonly meter: string;
  readonly service: string;
  readonly kind: "calls" | "materials";
  readonly origin: "free" | "gifted" | "purchased";
  readonly units: number;
  readonly left: number;
  readonly validUntil: string | null;
  readonly orderId: string | null;
  readonly addedAt: string;
}

interface PackTableProps {
  label: string;
  rows: readonly PackRow[];
  sorts: Readonly<Record<"newest" | "expiry" | "remaining", ColumnSort>>;
  list: ServerList;
  empty: ReactNode;
}

export function PackTable({ label, rows, sorts, list, empty }: PackTableProps) {
  const t = useTranslations("packs");
  return (
    <ServerTable
      label={label}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      empty={empty}
      columns={[
        {
          id: "pack",
          always: true,
          header: t("columns.pack"),
          cell: (row) => (
            <span className="grid">
              <Link href={`/packs/${row.id}`} className="font-medium text-link hover:underline">
                {row.meter} · <CallCount count={row.units} unit={row.kind} style="size" />
              </Link>
              <span className="text-muted-foreground text-xs">{row.service}</span>
            </span>
          ),
        },
        {
          id: "left",
          header: t("columns.left"),
          sort: sorts.remaining,
          cell: (row) => (
            <PackLeft
              name={row.meter}
              left={row.left}
              total={row.units}
              refunded={row.status === "refunded"}
            />
          ),
        },
        {
          id: "origin",
          header: t("columns.origin"),
          cell: (row) => <StatusBadge kind="origin" status={row.origin} />,
        },
        { id: "state", header: t("columns.state"), cell: (row) => <PackStanding {...row} /> },
        {
          id: "expires",
          header: t("columns.expires"),
          sort: sorts.expiry,
          cell: (row) => (row.validUntil ? <Instant at={row.validUntil} zone={false} /> : t("never")),
        },
        {
          id: "added",
          header: t("columns.added"),
          sort: sorts.newest,
          cell: (row) => <Instant at={row.addedAt} zone={false} />,
        },
        {
          id: "order",
          header: t("columns.order"),
          cell: (row) =>
            row.orderId ? (
              <Link href={`/orders/${row.orderId}`} className="text-link hover:underline">
                {t("orderLink")}
              </Link>
            ) : (
              "–"
            ),
        },
      ]}
    />
  );
}
