"use client";

import { ReceiptText } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { formatMonth, Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { DataTable } from "@/components/ui/data-table";
import { type DataColumn, sortableAmount } from "@/components/ui/data-table-columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { billStatuses } from "@/lib/billing/bills/bill-status";
import { BillBadges } from "./bill-badges";
import type { BillRow } from "./bill-row";

/** An account's bills, whole: there is one per service and month. */
export function BillTable({ rows }: { rows: readonly BillRow[] }) {
  const t = useTranslations("bills.list");
  const status = useTranslations("format.status");
  const locale = useLocale();
  const columns = useMemo<DataColumn<BillRow>[]>(
    () => [
      {
        id: "month",
        header: t("month"),
        value: (row) => row.month,
        searchText: (row) => `${row.month} ${formatMonth(row.month, locale)}`,
        always: true,
        cell: (row) => (
          <Link href={row.href} className="font-medium text-link hover:underline">
            <Month month={row.month} />
          </Link>
        ),
      },
      { id: "service", header: t("service"), value: (row) => row.service },
      {
        id: "total",
        header: t("total"),
        align: "end",
        value: (row) => sortableAmount(row.total.amount),
        searchText: (row) => row.total.amount,
        cell: (row) => (
          <Link href={row.href} className="font-medium hover:underline">
            <Money value={row.total} />
          </Link>
        ),
      },
      {
        id: "kind",
        header: t("kind"),
        value: (row) => row.kind,
        searchText: (row) => status(`billKind.${row.kind}`),
        cell: (row) => <StatusBadge kind="billKind" status={row.kind} />,
      },
      {
        id: "status",
        header: t("status"),
        value: (row) => billStatuses(row).join(" "),
        searchText: (row) =>
          billStatuses(row)
            .map((each) => status(`bill.${each}`))
            .join(" "),
        cell: (row) => <BillBadges bill={row} />,
      },
      {
        id: "tax",
        header: t("tax"),
        align: "end",
        hiddenAtFirst: true,
        value: (row) => sortableAmount(row.tax.amount),
        searchText: (row) => row.tax.amount,
        cell: (row) => <Money value={row.tax} />,
      },
      {
        id: "issued",
        header: t("issued"),
        value: (row) => row.issuedAt,
        cell: (row) => <Instant at={row.issuedAt} style="date" />,
      },
      {
        id: "id",
        header: t("number"),
        hiddenAtFirst: true,
        value: (row) => row.id,
        cell: (row) => <span className="font-mono text-xs">{row.id}</span>,
      },
    ],
    [t, status, locale],
  );
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      initialSort={{ id: "month", descending: true }}
      empty={
        <EmptyState icon={<ReceiptText />} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      }
    />
  );
}
