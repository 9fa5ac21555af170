import { getLocale, getTranslations } from "next-intl/server";
import { Chart } from "@/components/charts/chart";
import { formatMonth } from "@/components/month";
import { revenueKinds } from "@/db/schema/figures";
import { findService } from "@/lib/billing/catalog/catalog";
import type { Currency } from "@/lib/billing/money";
import type { RevenueView } from "@/lib/operations/read-revenue";
import type { Stacking } from "./filter";

interface RevenueChartProps {
  months: readonly RevenueView[];
  currency: Currency;
  by: Stacking;
}

/** Twelve bars, each stacked by service or by kind; the same figures as a table at the chart's own button. */
export async function RevenueChart({ months, currency, by }: RevenueChartProps) {
  const t = await getTranslations("revenue");
  const locale = await getLocale();
  const amounts = (month: RevenueView): ReadonlyMap<string, { amount: string }> =>
    by === "service" ? month.byService : month.byKind;
  const sold = new Set(months.flatMap((month) => [...amounts(month).keys()]));
  const series =
    by === "service"
      ? [...sold].sort().map((id) => ({ id, label: findService(id)?.name[locale] ?? id }))
      : revenueKinds.filter((kind) => sold.has(kind)).map((id) => ({ id, label: t(`kind.${id}`) }));
  return (
    <Chart
      kind="bars"
      title={t("chart")}
      unit={currency}
      height={260}
      series={series}
      points={months.map((month) => ({
        id: month.month,
        label: month.month,
        title: formatMonth(month.month, locale),
        values: Object.fromEntries([...amounts(month)].map(([id, { amount }]) => [id, amount])),
      }))}
    />
  );
}
