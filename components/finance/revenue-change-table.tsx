import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { ServerTable } from "@/components/ui/server-table";
import type { MoneyJson } from "@/lib/billing/money";
import { type EffectFigures, effectColumns } from "./revenue-month-table";

export interface RevenueChangeRow {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly kind: "usage" | "call_pack" | "material_pack" | "qps";
  readonly before: MoneyJson;
  readonly after: MoneyJson;
  readonly effects: EffectFigures;
}

/** Every meter and offer of the last month against the month before. */
export function RevenueChangeTable({ label, rows }: { label: string; rows: readonly RevenueChangeRow[] }) {
  const t = useTranslations("revenue");
  const months = useTranslations("revenue.months");
  return (
    <ServerTable
      label={label}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="px-4 pb-4 text-muted-foreground text-sm">{t("effects.empty")}</p>}
      columns={[
        {
          id: "what",
          header: t("effects.what"),
          cell: (row) => (
            <span className="grid">
              <span className="font-medium">{row.name}</span>
              <span className="text-muted-foreground text-xs">
                {row.service} · {t(`kind.${row.kind}`)}
              </span>
            </span>
          ),
        },
        {
          id: "before",
          header: t("effects.before"),
          align: "end",
          cell: (row) => <Money value={row.before} />,
        },
        { id: "after", header: t("effects.after"), align: "end", cell: (row) => <Money value={row.after} /> },
        ...effectColumns<RevenueChangeRow>(months),
      ]}
    />
  );
}
