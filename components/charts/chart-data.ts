import { formatCount } from "@/components/call-count";
import { formatMoney } from "@/components/money";
import type { Locale } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
}

export interface ChartPoint {
  readonly id: string;
  /** Under the axis: short. */
  readonly label: string;
  /** In the tooltip and the table; `label` when left out. */
  readonly title?: string;
  /** By series. Counts are numbers, amounts exact decimal strings; a series that is missing is zero. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** What the values are: calls, or money of one currency. */
export type ChartUnit = "count" | Currency;

export interface ChartDrawing {
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
  readonly unit: ChartUnit;
  /** Patterns in the page, by series: `url(#…)`. */
  readonly fills: readonly string[];
  readonly height: number;
}

/** A value as people read it, exact. */
export function valueText(value: number | string, unit: ChartUnit, locale: Locale): string {
  return unit === "count"
    ? formatCount(Number(value), locale)
    : formatMoney({ currency: unit, amount: String(value) }, locale);
}

/** The axis, short: its steps are round numbers of the chart's own choosing, not amounts of anybody. */
export function axisText(tick: number, unit: ChartUnit, locale: Locale): string {
  const money = unit === "count" ? {} : ({ style: "currency", currency: unit } as const);
  const language = locale === "zh" ? "zh-CN" : "en-001";
  return new Intl.NumberFormat(language, {
    ...money,
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  }).format(tick);
}

/** How tall a bar or high a point is: a length on the screen, so a binary number will do. */
export function lengthOf(point: ChartPoint, series: ChartSeries): number {
  return Number(point.values[series.id] ?? 0);
}
