import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";
import { Figure } from "./check-table";

export interface FindingRow {
  readonly account: string;
  readonly accountHref: string;
  /** As the ledger refers to it: `bill:<id>`, `usage:<meter>`, `balance:cash` … */
  readonly reference: string;
  /** Where it is shown. */
  readonly href: string;
  readonly expected: MoneyJson | number;
  readonly found: MoneyJson | number;
}

/** Rows of one comparison that do not agree, with the way to what they are about. */
export function FindingTable({ label, rows }: { label: string; rows: readonly FindingRow[] }) {
  const t = useTranslations("reconciliation.findings");
  return (
    <ServerTable
      label={label}
      rows={rows}
      rowKey={(row) => `${row.accountHref} ${row.reference}`}
      empty={null}
      columns={[
        {
          id: "account",
          header: t("account"),
          cell: (row) => (
            <Link href={row.accountHref} className="font-medium text-link hover:underline">
              {row.account || t("unknown")}
            </Link>
          ),
        },
        {
          id: "about",
          header: t("about"),
          className: "font-mono text-xs",
          cell: (row) => (
            <Link href={row.href} className="text-link hover:underline">
              {row.reference}
            </Link>
          ),
        },
        {
          id: "expected",
          header: t("expected"),
          align: "end",
          cell: (row) => <Figure value={row.expected} />,
        },
        { id: "found", header: t("found"), align: "end", cell: (row) => <Figure value={row.found} /> },
      ]}
    />
  );
}
