import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import type { StatusWords } from "@/components/statuses";
import { Link } from "@/components/ui/link";
import { type ColumnSort, type ServerList, ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";

export interface OrderRow {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly quantity: string;
  readonly total: MoneyJson;
  readonly state: keyof StatusWords["order"];
  readonly placedAt: string;
}

interface OrderTableProps {
  rows: readonly OrderRow[];
  list: ServerList;
  byTime: ColumnSort;
  empty: ReactNode;
}

export function OrderTable({ rows, list, byTime, empty }: OrderTableProps) {
  const t = useTranslations("orders");
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      empty={empty}
      columns={[
        {
          id: "placed",
          header: t("columns.placed"),
          sort: byTime,
          cell: (row) => <Instant at={row.placedAt} precision="second" zone={false} />,
        },
        {
          id: "what",
          always: true,
          header: t("columns.what"),
          cell: (row) => (
            <span className="grid">
              <Link href={`/orders/${row.id}`} className="font-medium text-link hover:underline">
                {row.name}
              </Link>
              <span className="text-muted-foreground text-xs">{row.service}</span>
            </span>
          ),
        },
        { id: "quantity", header: t("columns.quantity"), align: "end", cell: (row) => row.quantity },
        {
          id: "total",
          header: t("columns.total"),
          align: "end",
          cell: (row) => <Money value={row.total} />,
        },
        {
          id: "state",
          header: t("columns.state"),
          cell: (row) => <StatusBadge kind="order" status={row.state} />,
        },
        {
          id: "id",
          header: t("columns.id"),
          cell: (row) => (
            <span className="font-mono text-muted-foreground text-xs" title={row.id}>
              …{row.id.slice(-12)}
            </span>
          ),
        },
      ]}
    />
  );
}
