import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Month } from "@/components/month";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { type ServerList, ServerTable } from "@/components/ui/server-table";
import type { Bounds } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";
import { type AttachAction, QuoteDialog } from "./quote-dialog";

export interface QuoteRow {
  readonly key: string;
  readonly account: { readonly id: string; readonly name: string; readonly currency: Currency };
  readonly service: string;
  readonly meter: { readonly id: string; readonly name: string };
  readonly month: string;
  readonly calls: number;
  /** From which calls on the month has no price; null: it has one for any volume by now. */
  readonly bound: number | null;
  readonly bounds: Bounds;
  readonly since: string;
  /** The bill, or the bills of the account. */
  readonly href: string;
  readonly attach: AttachAction;
}

interface QuoteTableProps {
  rows: readonly QuoteRow[];
  /** `waiting`: bill lines. `near`: meters of the running month. */
  kind: "waiting" | "near";
  list: ServerList;
  empty: ReactNode;
}

/** What needs a price to be agreed, with the contract that gives it one. */
export function QuoteTable({ rows, kind, list, empty }: QuoteTableProps) {
  const t = useTranslations("quotes");
  return (
    <ServerTable
      label={kind === "waiting" ? t("tabs.waiting") : t("tabs.near")}
      rows={rows}
      rowKey={(row) => row.key}
      empty={empty}
      list={list}
      columns={[
        {
          id: "account",
          always: true,
          header: t("account"),
          cell: (row) => (
            <Link href={row.href} className="font-medium text-link hover:underline">
              {row.account.name}
            </Link>
          ),
        },
        {
          id: "meter",
          header: t("meter"),
          cell: (row) => (
            <span className="grid">
              {row.meter.name}
              <span className="text-muted-foreground text-xs">{row.service}</span>
            </span>
          ),
        },
        { id: "month", header: t("month"), cell: (row) => <Month month={row.month} /> },
        { id: "calls", header: t("calls"), align: "end", cell: (row) => <CallCount count={row.calls} /> },
        { id: "bound", header: t("bound"), cell: (row) => <Bound row={row} /> },
        {
          id: "since",
          header: t(kind === "waiting" ? "since" : "told"),
          cell: (row) => <Instant at={row.since} zone={false} />,
        },
        {
          id: "price",
          always: true,
          header: t("price"),
          align: "end",
          cell: (row) =>
            row.bound === null ? <Badge tone="success">{t("priced")}</Badge> : <QuoteDialog row={row} />,
        },
      ]}
    />
  );
}

function Bound({ row: { bound, calls } }: { row: QuoteRow }) {
  const t = useTranslations("quotes");
  if (bound === null) return <span className="text-muted-foreground">{t("noBound")}</span>;
  if (bound <= 1) return t("noPriceAtAll");
  return (
    <span className="grid">
      {t("fromCalls", { count: bound })}
      <span className="text-muted-foreground text-xs">{t("share", { share: calls / bound })}</span>
    </span>
  );
}
