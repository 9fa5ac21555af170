import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Link } from "@/components/ui/link";
import { type ServerList, ServerTable } from "@/components/ui/server-table";
import { type RunFigures, RunProgress } from "./run-progress";

export interface RunRow extends RunFigures {
  readonly month: string;
  readonly startedAt: string;
  readonly completedAt: string | null;
}

export function RunTable({
  rows,
  list,
  empty,
}: {
  list?: ServerList;
  rows: readonly RunRow[];
  empty: ReactNode;
}) {
  const t = useTranslations("finance.runs");
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.month}
      empty={empty}
      list={list}
      columns={[
        {
          id: "month",
          always: true,
          header: t("month"),
          cell: (row) => (
            <Link href={`/finance/runs/${row.month}`} className="font-medium text-link hover:underline">
              <Month month={row.month} />
            </Link>
          ),
        },
        {
          id: "state",
          header: t("state"),
          cell: (row) => <StatusBadge kind="run" status={row.state} />,
        },
        {
          id: "progress",
          header: t("accounts"),
          // A new key: what the browser counted belongs to the state that it counted in.
          cell: (row) => <RunProgress key={row.state} month={row.month} initial={figuresOf(row)} />,
        },
        {
          id: "bills",
          header: t("bills"),
          align: "end",
          // A run makes the month's own bills; adjustments and supplements follow by themselves.
          cell: (row) => (
            <Link href={`/finance/bills?month=${row.month}&kind=month`} className="text-link hover:underline">
              <CallCount count={row.bills} />
            </Link>
          ),
        },
        {
          id: "failed",
          header: t("failed"),
          align: "end",
          cell: (row) => <CallCount count={row.failed} />,
        },
        {
          id: "started",
          header: t("started"),
          cell: (row) => <Instant at={row.startedAt} precision="second" zone={false} />,
        },
        {
          id: "completed",
          header: t("completed"),
          cell: (row) =>
            row.completedAt ? <Instant at={row.completedAt} precision="second" zone={false} /> : "–",
        },
      ]}
    />
  );
}

function figuresOf({ state, accounts, done, bills, failed }: RunRow): RunFigures {
  return { state, accounts, done, bills, failed };
}
