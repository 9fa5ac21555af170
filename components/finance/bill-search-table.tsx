import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BillBadges } from "@/components/bills/bill-badges";
import type { BillRow } from "@/components/bills/bill-row";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Link } from "@/components/ui/link";
import { type ServerList, ServerTable } from "@/components/ui/server-table";

export interface AccountBillRow extends BillRow {
  readonly account: string;
}

interface BillSearchTableProps {
  rows: readonly AccountBillRow[];
  empty: ReactNode;
  list: ServerList;
  /** Where each sortable header leads, and whether the list is sorted so now. */
  sort: Readonly<Record<"account" | "month" | "total", { readonly href: string; readonly now: boolean }>>;
}

/** Bills over all accounts, paged by key. */
export function BillSearchTable({ rows, empty, list, sort }: BillSearchTableProps) {
  const t = useTranslations("bills.list");
  const finance = useTranslations("finance.bills");
  return (
    <ServerTable
      label={finance("title")}
      rows={rows}
      rowKey={(row) => row.id}
      // Amounts of different currencies do not compare: the order by amount is one of each currency by itself.
      groupOf={sort.total.now ? (row) => finance("inCurrency", { currency: row.total.currency }) : undefined}
      list={list}
      empty={empty}
      columns={[
        {
          id: "account",
          always: true,
          header: finance("account"),
          sort: { href: sort.account.href, now: sort.account.now ? "ascending" : null },
          cell: (row) => (
            <Link href={row.href} className="font-medium text-link hover:underline">
              {row.account}
            </Link>
          ),
        },
        {
          id: "month",
          header: t("month"),
          sort: { href: sort.month.href, now: sort.month.now ? "descending" : null },
          cell: (row) => <Month month={row.month} />,
        },
        { id: "service", header: t("service"), cell: (row) => row.service },
        {
          id: "total",
          header: t("total"),
          align: "end",
          sort: { href: sort.total.href, now: sort.total.now ? "descending" : null },
          cell: (row) => <Money value={row.total} className="font-medium" />,
        },
        {
          id: "kind",
          header: t("kind"),
          cell: (row) => <StatusBadge kind="billKind" status={row.kind} />,
        },
        {
          id: "status",
          header: t("status"),
          cell: (row) => <BillBadges bill={row} />,
        },
        { id: "tax", header: t("tax"), align: "end", cell: (row) => <Money value={row.tax} /> },
        { id: "issued", header: t("issued"), cell: (row) => <Instant at={row.issuedAt} style="date" /> },
      ]}
    />
  );
}
