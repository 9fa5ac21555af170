import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { type ColumnSort, type ServerList, ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";
import type { Messages } from "@/lib/i18n/messages";

type Kind = keyof Messages["balance"]["kinds"];
type Book = keyof Messages["balance"]["books"];

export interface StatementRow {
  readonly id: string;
  readonly occurredAt: string;
  readonly kind: Kind;
  readonly cause: { readonly kind: keyof Messages["balance"]["causes"]; readonly href: string } | null;
  readonly book: Book;
  /** The name of the service money is held for. */
  readonly heldFor: string | null;
  readonly change: MoneyJson;
  readonly balanceAfter: MoneyJson;
}

interface StatementTableProps {
  rows: readonly StatementRow[];
  list: ServerList;
  byTime: ColumnSort;
  empty: ReactNode;
}

/** Every movement of every balance with what caused it, and what the balance was afterwards. */
export function StatementTable({ rows, list, byTime, empty }: StatementTableProps) {
  const t = useTranslations("balance");
  return (
    <ServerTable
      label={t("statement.title")}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      empty={empty}
      columns={[
        {
          id: "time",
          header: t("statement.time"),
          sort: byTime,
          cell: (row) => <Instant at={row.occurredAt} precision="second" zone={false} />,
        },
        {
          id: "what",
          always: true,
          header: t("statement.what"),
          cell: (row) => (
            <span className="flex flex-wrap items-baseline gap-x-2">
              {t(`kinds.${row.kind}`)}
              {row.cause ? (
                <Link href={row.cause.href} className="text-link text-xs hover:underline">
                  {t(`causes.${row.cause.kind}`)}
                </Link>
              ) : null}
            </span>
          ),
        },
        {
          id: "book",
          header: t("statement.book"),
          cell: (row) => (
            <span className="flex flex-wrap items-baseline gap-x-2">
              {t(`books.${row.book}`)}
              {row.heldFor ? (
                <span className="text-muted-foreground text-xs">
                  {t("statement.heldFor", { service: row.heldFor })}
                </span>
              ) : null}
            </span>
          ),
        },
        {
          id: "change",
          header: t("statement.change"),
          align: "end",
          cell: (row) => (
            <Money
              value={row.change}
              sign
              className={cn("font-medium", !row.change.amount.startsWith("-") && "text-success")}
            />
          ),
        },
        {
          id: "after",
          header: t("statement.after"),
          align: "end",
          cell: (row) => <Money value={row.balanceAfter} />,
        },
      ]}
    />
  );
}
