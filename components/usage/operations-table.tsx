"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CallCount } from "@/components/call-count";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { DataColumn } from "@/components/ui/data-table-columns";

export interface OperationRow {
  readonly service: string;
  readonly operation: string;
  readonly title: string;
  /** The meter's name; null: free of charge. */
  readonly meter: string | null;
  readonly calls: number;
  readonly billable: number;
}

/** Every operation that was called, those that cost nothing among them. */
export function OperationsTable({ rows }: { rows: readonly OperationRow[] }) {
  const t = useTranslations("usage.operations");
  const parts = useTranslations("usage.parts");
  const columns = useMemo<DataColumn<OperationRow>[]>(
    () => [
      {
        id: "operation",
        header: t("operation"),
        value: (row) => row.operation,
        searchText: (row) => `${row.operation} ${row.title}`,
        always: true,
        cell: (row) => (
          <span className="grid">
            <span className="font-mono text-xs">{row.operation}</span>
            <span className="text-muted-foreground text-xs">{row.title}</span>
          </span>
        ),
      },
      { id: "service", header: t("service"), value: (row) => row.service },
      {
        id: "meter",
        header: t("meter"),
        value: (row) => row.meter ?? parts("noCharge"),
        cell: (row) => row.meter ?? <Badge tone="success">{parts("noCharge")}</Badge>,
      },
      {
        id: "calls",
        header: t("calls"),
        value: (row) => row.calls,
        align: "end",
        cell: (row) => <CallCount count={row.calls} />,
      },
      {
        id: "billable",
        header: parts("billable"),
        value: (row) => row.billable,
        align: "end",
        cell: (row) => <CallCount count={row.billable} />,
      },
    ],
    [t, parts],
  );
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.service} ${row.operation}`}
      initialSort={{ id: "calls", descending: true }}
      scope="op."
      empty={null}
    />
  );
}
