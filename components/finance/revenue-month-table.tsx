import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Month } from "@/components/month";
import { ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";

export interface EffectFigures {
  readonly difference: MoneyJson;
  readonly volume: MoneyJson;
  readonly packs: MoneyJson;
  readonly price: MoneyJson;
}

export interface RevenueMonthRow {
  readonly month: string;
  readonly total: MoneyJson;
  readonly refunded: MoneyJson;
  readonly effects: EffectFigures;
}

/** The columns that every table of effects ends with. */
export function effectColumns<Row extends { readonly effects: EffectFigures }>(
  t: ReturnType<typeof useTranslations<"revenue.months">>,
) {
  return (["difference", "volume", "packs", "price"] as const).map((id) => ({
    id,
    header: t(id),
    align: "end" as const,
    cell: (row: Row) => <Money value={row.effects[id]} sign />,
  }));
}

/** Twelve months, the newest first: what each brought and why it differs from the one before. */
export function RevenueMonthTable({ rows }: { rows: readonly RevenueMonthRow[] }) {
  const t = useTranslations("revenue.months");
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.month}
      empty={null}
      columns={[
        { id: "month", header: t("month"), cell: (row) => <Month month={row.month} /> },
        {
          id: "total",
          header: t("total"),
          align: "end",
          cell: (row) => <Money value={row.total} className="font-medium" />,
        },
        {
          id: "refunded",
          header: t("refunded"),
          align: "end",
          cell: (row) => <Money value={row.refunded} />,
        },
        ...effectColumns<RevenueMonthRow>(t),
      ]}
    />
  );
}
