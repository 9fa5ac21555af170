import type { ChartPoint } from "@/components/charts/chart-data";
import { zoneName } from "@/components/instant";
import { formatMonth } from "@/components/month";
import { billingClockText, monthOf } from "@/lib/billing/billing-month";
import type { Locale } from "@/lib/billing/catalog/types";
import { periodStarts, type UsageUnit } from "@/lib/billing/metering/usage-period";
import type { CoveragePart } from "./usage-filter";

/** Calls of one period and meter; `meter` is empty for operations free of charge. */
export interface UsageRow {
  readonly start: Date;
  readonly meter: string;
  readonly calls: number;
  readonly free: number;
  readonly gifted: number;
  readonly purchased: number;
  readonly qps: number;
  readonly billable: number;
  readonly refused: number;
}

export type PartTotals = Readonly<Record<CoveragePart, number>>;

/** What covered the calls of some rows. Operations free of charge are covered by nothing: they are counted apart. */
export function totalsOf(rows: readonly UsageRow[]): PartTotals {
  const totals = { free: 0, gifted: 0, purchased: 0, qps: 0, billable: 0, refused: 0, noCharge: 0 };
  for (const row of rows) {
    if (row.meter === "") totals.noCharge += row.calls;
    else
      for (const part of ["free", "gifted", "purchased", "qps", "billable", "refused"] as const)
        totals[part] += row[part];
  }
  return totals;
}

/** The bars of the chart: every period of the span, also those without calls. */
export function usagePoints(
  rows: readonly UsageRow[],
  span: { readonly from: Date; readonly until: Date; readonly unit: UsageUnit },
  parts: readonly CoveragePart[],
  locale: Locale,
): ChartPoint[] {
  const byStart = new Map<number, UsageRow[]>();
  for (const row of rows) {
    const same = byStart.get(row.start.getTime());
    if (same) same.push(row);
    else byStart.set(row.start.getTime(), [row]);
  }
  return periodStarts(span.from, span.until, span.unit).map((start) => {
    const totals = totalsOf(byStart.get(start.getTime()) ?? []);
    return {
      id: start.toISOString(),
      ...periodText(start, span.unit, locale),
      values: Object.fromEntries(parts.map((part) => [part, totals[part]])),
    };
  });
}

function periodText(start: Date, unit: UsageUnit, locale: Locale): { label: string; title: string } {
  if (unit === "month") {
    const month = formatMonth(monthOf(start), locale);
    return { label: month, title: month };
  }
  const text = billingClockText(start, "minute");
  if (unit === "day") return { label: text.slice(5, 10), title: text.slice(0, 10) };
  return { label: text.slice(5), title: `${text} ${zoneName}` };
}
