import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { type ServerList, ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";
import type { Messages } from "@/lib/i18n/messages";

type BookName = keyof Messages["reconciliation"]["book"];

interface Side {
  readonly book: BookName;
  /** The voucher's id, or in words for which service and from which balance money is held; empty otherwise. */
  readonly item: string;
}

export interface PostingRow {
  readonly key: string;
  readonly occurredAt: string;
  readonly kind: keyof Messages["balance"]["kinds"];
  readonly reference: string;
  readonly href: string;
  readonly from: Side;
  readonly to: Side;
  readonly amount: MoneyJson;
}

interface PostingTableProps {
  rows: readonly PostingRow[];
  list: ServerList;
  empty: ReactNode;
}

/** Postings with both of their sides, the house's books too. */
export function PostingTable({ rows, list, empty }: PostingTableProps) {
  const t = useTranslations("finance.account");
  const kinds = useTranslations("balance.kinds");
  return (
    <ServerTable
      label={t("postings")}
      rows={rows}
      rowKey={(row) => row.key}
      list={list}
      empty={empty}
      columns={[
        {
          id: "time",
          header: t("time"),
          cell: (row) => <Instant at={row.occurredAt} precision="second" zone={false} />,
        },
        { id: "kind", always: true, header: t("kind"), cell: (row) => kinds(row.kind) },
        { id: "from", header: t("from"), cell: (row) => <BookCell {...row.from} /> },
        { id: "to", header: t("to"), cell: (row) => <BookCell {...row.to} /> },
        {
          id: "amount",
          header: t("amount"),
          align: "end",
          cell: (row) => <Money value={row.amount} className="font-medium" />,
        },
        {
          id: "reference",
          header: t("reference"),
          className: "font-mono text-xs",
          cell: (row) => (
            <Link href={row.href} className="text-link hover:underline">
              {row.reference}
            </Link>
          ),
        },
      ]}
    />
  );
}

function BookCell({ book, item }: Side) {
  const t = useTranslations("reconciliation.book");
  return (
    <span className="grid">
      {t(book)}
      {item ? (
        <span className={cn("text-muted-foreground text-xs", book === "voucher" && "font-mono")}>{item}</span>
      ) : null}
    </span>
  );
}
