import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { type ColumnSort, type ServerList, ServerTable } from "@/components/ui/server-table";
import { type ExportFigures, ExportProgress } from "./export-progress";
import { FileSize } from "./file-size";

export interface ExportRow extends ExportFigures {
  readonly id: string;
  readonly month: string;
  readonly format: "bills_csv" | "bills_xlsx" | "focus_csv" | "journal_csv";
  readonly failure: string | null;
  /** null until it was made. */
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
}

/** Files of months over all accounts: those being made with their progress, those made with a download. */
export function ExportTable({
  rows,
  list,
  byTime,
  empty,
}: {
  list?: ServerList;
  byTime?: ColumnSort;
  rows: readonly ExportRow[];
  empty: ReactNode;
}) {
  const t = useTranslations("finance.exports");
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      list={list}
      columns={[
        {
          id: "format",
          always: true,
          header: t("format"),
          cell: (row) => (
            <Link href={`/finance/exports/${row.id}`} className="font-medium text-link hover:underline">
              {t(`formats.${row.format}.name`)}
            </Link>
          ),
        },
        { id: "month", header: t("month"), cell: (row) => <Month month={row.month} /> },
        {
          id: "status",
          header: t("status"),
          cell: (row) => <StatusBadge kind="export" status={row.status} />,
        },
        {
          id: "progress",
          header: t("records"),
          className: "wrap-anywhere max-w-80",
          // A new key: what the browser saw belongs to the status that it saw it in.
          cell: (row) =>
            row.failure ?? <ExportProgress key={row.status} id={row.id} initial={figuresOf(row)} />,
        },
        {
          id: "rows",
          header: t("rows"),
          align: "end",
          cell: (row) => (row.rows === null ? "–" : <CallCount count={row.rows} />),
        },
        {
          id: "size",
          header: t("size"),
          align: "end",
          cell: (row) => (row.bytes === null ? "–" : <FileSize bytes={row.bytes} />),
        },
        { id: "by", header: t("by"), cell: (row) => row.requestedBy },
        {
          id: "asked",
          header: t("asked"),
          sort: byTime,
          cell: (row) => <Instant at={row.requestedAt} precision="second" zone={false} />,
        },
        {
          id: "download",
          always: true,
          header: <span className="sr-only">{t("download")}</span>,
          align: "end",
          cell: (row) =>
            // The page of one file offers it beside its title.
            list && row.status === "ready" ? (
              <Button asChild size="sm" variant="outline">
                <a
                  href={`/finance/exports/${row.id}/file`}
                  download
                  aria-label={t("downloadNamed", {
                    format: t(`formats.${row.format}.name`),
                    month: row.month,
                  })}
                >
                  <Download aria-hidden />
                  {t("download")}
                </a>
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function figuresOf({ status, done, total }: ExportRow): ExportFigures {
  return { status, done, total };
}
