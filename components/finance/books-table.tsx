import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { CardContent } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { ServerTable } from "@/components/ui/server-table";

export interface BooksRow {
  readonly month: string;
  readonly currency: string;
  readonly state: "matches" | "differs" | "unseen" | "checking";
  readonly checkedAt: Date | null;
  readonly differences: number;
}

/** Whether the books of a month agreed when they were last looked at. */
export function BooksTable({ rows }: { rows: readonly BooksRow[] }) {
  const t = useTranslations("finance.overview.books");
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => `${row.month} ${row.currency}`}
      empty={
        <CardContent>
          <p className="text-muted-foreground text-sm">{t("empty")}</p>
        </CardContent>
      }
      columns={[
        {
          id: "month",
          header: t("month"),
          cell: (row) => (
            <Link
              href={`/finance/reconciliation?month=${row.month}&currency=${row.currency}`}
              className="font-medium text-link hover:underline"
            >
              <Month month={row.month} />
            </Link>
          ),
        },
        { id: "currency", header: t("currency"), cell: (row) => row.currency },
        { id: "state", header: t("state"), cell: (row) => <StatusBadge kind="books" status={row.state} /> },
        {
          id: "differences",
          header: t("differences"),
          align: "end",
          cell: (row) => <CallCount count={row.differences} />,
        },
        {
          id: "checkedAt",
          header: t("checkedAt"),
          cell: (row) =>
            row.checkedAt ? <Instant at={row.checkedAt} precision="second" zone={false} /> : "–",
        },
      ]}
    />
  );
}
