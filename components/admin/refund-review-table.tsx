import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import type { SplitRow } from "@/components/packs/refund-split";
import type { FormAction } from "@/components/ui/form-state";
import { Link } from "@/components/ui/link";
import { type ServerList, ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";
import { DecideRefund } from "./decide-refund";

export interface RefundReviewRow {
  readonly id: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly service: string;
  readonly pack: {
    readonly id: string;
    readonly name: string;
    readonly kind: "calls" | "materials";
    readonly units: number;
  };
  readonly order: { readonly id: string; readonly placedAt: string; readonly quantity: number };
  readonly amount: MoneyJson;
  readonly back: readonly SplitRow[];
  readonly lost: readonly SplitRow[];
  /** `reviewFrom` is null when the service no longer sends refunds to review. */
  readonly why: { readonly requests: number; readonly days: number; readonly reviewFrom: number | null };
  readonly submittedAt: string;
  readonly approve: FormAction;
  readonly reject: FormAction;
}

/** Refunds in review of all accounts, with all that a decision needs. */
export function RefundReviewTable({
  rows,
  list,
  empty,
}: {
  rows: readonly RefundReviewRow[];
  list: ServerList;
  empty: ReactNode;
}) {
  const t = useTranslations("admin.refunds");
  const top = "align-top";
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      empty={empty}
      columns={[
        {
          id: "account",
          always: true,
          header: t("account"),
          className: top,
          cell: (row) => <Asked row={row} />,
        },
        { id: "amount", header: t("amount"), className: top, cell: (row) => <Split row={row} /> },
        { id: "pack", header: t("pack"), className: top, cell: (row) => <Bought row={row} /> },
        {
          id: "why",
          header: t("why"),
          className: `${top} min-w-48`,
          cell: ({ why: { reviewFrom, ...why } }) =>
            reviewFrom === null ? t("whyOther", why) : t("whyText", { ...why, reviewFrom }),
        },
        {
          id: "decide",
          always: true,
          header: t("decide"),
          className: top,
          cell: (row) => <DecideRefund review={row} />,
        },
      ]}
    />
  );
}

function Asked({ row: { account, submittedAt } }: { row: RefundReviewRow }) {
  const t = useTranslations("admin.refunds");
  return (
    <span className="grid justify-items-start gap-0.5">
      <Link href={`/admin/accounts/${account.id}`} className="text-link hover:underline">
        {account.name}
      </Link>
      <span className="text-muted-foreground text-xs">
        {t("submitted")} <Instant at={submittedAt} />
      </span>
    </span>
  );
}

function Bought({ row: { service, pack, order } }: { row: RefundReviewRow }) {
  const t = useTranslations("admin.refunds");
  return (
    <span className="grid gap-0.5">
      <span>
        {pack.name} · <CallCount count={pack.units} unit={pack.kind} style="size" />
      </span>
      <span className="text-muted-foreground text-xs">{service}</span>
      <span className="font-mono text-muted-foreground text-xs">{pack.id}</span>
      <span className="text-muted-foreground text-xs">
        {t("order")} <span className="font-mono">{order.id}</span>
      </span>
      <span className="text-muted-foreground text-xs">
        {t("placed")} <Instant at={order.placedAt} /> · {t("packs", { count: order.quantity })}
      </span>
    </span>
  );
}

function Split({ row: { amount, back, lost } }: { row: RefundReviewRow }) {
  const t = useTranslations("admin.refunds");
  const books = useTranslations("balance.books");
  return (
    <span className="grid gap-0.5">
      <Money value={amount} className="font-semibold" />
      {back.map((part) => (
        <span key={part.book} className="whitespace-nowrap text-muted-foreground text-xs">
          {books(part.book)} <Money value={part.amount} />
        </span>
      ))}
      {lost.map((part) => (
        <span key={part.book} className="whitespace-nowrap text-danger text-xs">
          {t("lost")} <Money value={part.amount} />
        </span>
      ))}
    </span>
  );
}
