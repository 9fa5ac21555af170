"use client";

import { Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { DataColumn } from "@/components/ui/data-table-columns";
import { EmptyState } from "@/components/ui/empty-state";

export interface OperationRow {
  readonly name: string;
  readonly title: string;
  /** The meter it is counted by; null costs nothing. */
  readonly meter: string | null;
}

/** The interfaces of a service by their API action, with the meter that counts them. */
export function OperationTable({ rows }: { rows: readonly OperationRow[] }) {
  const t = useTranslations("services.interfaces");
  const columns: DataColumn<OperationRow>[] = [
    {
      id: "action",
      header: t("action"),
      value: (row) => row.name,
      cell: (row) => <code className="font-mono text-xs">{row.name}</code>,
      always: true,
    },
    { id: "title", header: t("purpose"), value: (row) => row.title },
    {
      id: "meter",
      header: t("countedAs"),
      value: (row) => row.meter ?? t("free"),
      cell: (row) => row.meter ?? <Badge tone="outline">{t("free")}</Badge>,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.name}
      empty={
        <EmptyState icon={<Plug />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      }
    />
  );
}
