import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { Collapsible } from "@/components/ui/collapsible";
import { Link } from "@/components/ui/link";
import { type ColumnSort, type ServerList, ServerTable } from "@/components/ui/server-table";

export interface AuditRow {
  readonly id: string;
  /** In words. */
  readonly action: string;
  readonly reason: string;
  /** JSON of what it was and what it became; null where there is nothing to say. */
  readonly before: string | null;
  readonly after: string | null;
  readonly occurredAt: string;
  readonly userName: string;
  readonly account: { readonly id: string; readonly name: string } | null;
}

interface AuditTableProps {
  rows: readonly AuditRow[];
  withAccount: boolean;
  list?: ServerList;
  byTime?: ColumnSort;
  empty: ReactNode;
}

/** What staff did, why, and what it changed. `withAccount`: the list is over all accounts. */
export function AuditTable({ rows, withAccount, list, byTime, empty }: AuditTableProps) {
  const t = useTranslations("admin.audit");
  const account = {
    id: "account",
    header: t("account"),
    cell: (row: AuditRow) =>
      row.account ? (
        <Link href={`/admin/accounts/${row.account.id}`} className="text-link hover:underline">
          {row.account.name}
        </Link>
      ) : (
        <span className="text-muted-foreground">{t("instance")}</span>
      ),
  };
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      empty={empty}
      columns={[
        {
          id: "time",
          header: t("time"),
          sort: byTime,
          className: "align-top",
          cell: (row) => <Instant at={row.occurredAt} precision="second" zone={false} />,
        },
        { id: "who", header: t("who"), className: "align-top", cell: (row) => row.userName },
        ...(withAccount ? [{ ...account, className: "align-top" }] : []),
        {
          id: "action",
          always: true,
          header: t("action"),
          className: "align-top",
          cell: (row) => row.action,
        },
        {
          id: "reason",
          header: t("reason"),
          className: "align-top max-md:min-w-48",
          cell: (row) => row.reason,
        },
        {
          id: "change",
          header: t("change"),
          className: "align-top max-md:min-w-64",
          cell: (row) => <Change row={row} />,
        },
      ]}
    />
  );
}

function Change({ row }: { row: AuditRow }) {
  const t = useTranslations("admin.audit");
  if (row.before === null && row.after === null) return <span className="text-muted-foreground">–</span>;
  return (
    <Collapsible title={<span className="font-normal">{t("show")}</span>} className="-my-1">
      <dl className="grid gap-2 text-xs">
        {(["before", "after"] as const).map((side) =>
          row[side] === null ? null : (
            <div key={side} className="grid gap-1">
              <dt className="text-muted-foreground">{t(side)}</dt>
              <dd>
                <pre className="wrap-anywhere max-w-96 whitespace-pre-wrap rounded-md bg-muted p-2">
                  {row[side]}
                </pre>
              </dd>
            </div>
          ),
        )}
      </dl>
    </Collapsible>
  );
}
