import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import type { StatusWords } from "@/components/statuses";
import { Link } from "@/components/ui/link";
import { type ColumnSort, type ServerList, ServerTable } from "@/components/ui/server-table";
import type { Site } from "@/lib/billing/catalog/types";
import type { MoneyJson } from "@/lib/billing/money";

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly ownerEmail: string | null;
  readonly site: Site;
  readonly standing: keyof StatusWords["standing"];
  readonly cash: MoneyJson;
  readonly createdAt: string;
}

interface AccountTableProps {
  rows: readonly AccountRow[];
  list: ServerList;
  byTime: ColumnSort;
  empty: ReactNode;
}

export function AccountTable({ rows, list, byTime, empty }: AccountTableProps) {
  const t = useTranslations("admin.accounts");
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      empty={empty}
      columns={[
        {
          id: "name",
          always: true,
          header: t("name"),
          cell: (row) => (
            <span className="grid">
              <Link
                href={`/admin/accounts/${row.id}`}
                className="w-fit font-medium text-link hover:underline"
              >
                {row.name}
              </Link>
              <span className="text-muted-foreground text-xs">{row.ownerEmail}</span>
            </span>
          ),
        },
        { id: "site", header: t("site"), cell: (row) => t(`sites.${row.site}`) },
        {
          id: "standing",
          header: t("standing"),
          cell: (row) => <StatusBadge kind="standing" status={row.standing} />,
        },
        { id: "cash", header: t("cash"), align: "end", cell: (row) => <Money value={row.cash} /> },
        {
          id: "created",
          header: t("created"),
          sort: byTime,
          cell: (row) => <Instant at={row.createdAt} style="date" />,
        },
        {
          id: "id",
          header: t("id"),
          cell: (row) => <span className="font-mono text-muted-foreground text-xs">{row.id}</span>,
        },
      ]}
    />
  );
}
