import { firstParam, type SearchParams } from "@/components/ui/search-params";
import {
  addDays,
  type BillingMonth,
  dayStart,
  HOUR_MS,
  hourStart,
  isBillingMonth,
  monthEnd,
  monthOf,
  monthPeriod,
  monthStart,
  nextDayStart,
  shiftMonth,
} from "@/lib/billing/billing-month";
import { fitsUnit, type UsageUnit, usageUnits } from "@/lib/billing/metering/usage-period";

/** What covered a call, in the order of the draw-down; `noCharge` are operations that cost nothing. */
export const coverageParts = [
  "free",
  "gifted",
  "purchased",
  "qps",
  "billable",
  "refused",
  "noCharge",
] as const;
export type CoveragePart = (typeof coverageParts)[number];

/** Spans that end now; the other choice of a period is a calendar month. */
export const ranges = ["24h", "7d", "30d", "90d", "12m"] as const;
export type Range = (typeof ranges)[number];

/** In the URL: operations free of charge, instead of a meter. */
export const noChargeMeter = "no-charge";

export interface UsageView {
  readonly period: Range | BillingMonth;
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
  readonly unit: UsageUnit;
  /** Units in which the period is not too many bars. */
  readonly units: readonly UsageUnit[];
  /** A meter's id, `no-charge`, or null for everything. */
  readonly meter: string | null;
  readonly parts: readonly CoveragePart[];
}

/** The state of the usage page from its URL; what does not make sense is read as not said. */
export function readUsageView(params: SearchParams, meters: readonly string[], now: Date): UsageView {
  const asked = firstParam(params, "period") ?? "";
  const period = readPeriod(asked, now);
  const span = spanOf(period, now);
  const units = usageUnits.filter((unit) => fitsUnit(span.from, span.until, unit));
  const unit = units.find((one) => one === firstParam(params, "by")) ?? usualUnit(period);
  const meter = firstParam(params, "meter") ?? "";
  const wanted = [params.coverage ?? []].flat();
  const parts = coverageParts.filter((part) => wanted.includes(part));
  return {
    period,
    ...span,
    unit,
    units,
    meter: meter === noChargeMeter || meters.includes(meter) ? meter : null,
    parts: parts.length > 0 ? parts : coverageParts,
  };
}

/** The months that the picker offers, newest first. */
export function monthChoices(now: Date, count = 13): BillingMonth[] {
  return Array.from({ length: count }, (_, back) => shiftMonth(monthOf(now), -back));
}

function readPeriod(asked: string, now: Date): Range | BillingMonth {
  const range = ranges.find((one) => one === asked);
  if (range) return range;
  return isBillingMonth(asked) && asked <= monthOf(now) && asked >= "2000-01" ? asked : "30d";
}

function spanOf(period: Range | BillingMonth, now: Date): { from: Date; until: Date } {
  const today = nextDayStart(now);
  const lastDays = (days: number) => ({ from: addDays(dayStart(now), 1 - days), until: today });
  switch (period) {
    case "24h":
      return {
        from: new Date(hourStart(now).getTime() - 23 * HOUR_MS),
        until: new Date(hourStart(now).getTime() + HOUR_MS),
      };
    case "7d":
      return lastDays(7);
    case "30d":
      return lastDays(30);
    case "90d":
      return lastDays(90);
    case "12m":
      return { from: monthStart(shiftMonth(monthOf(now), -11)), until: monthEnd(monthOf(now)) };
    default:
      return monthPeriod(period as BillingMonth);
  }
}

function usualUnit(period: Range | BillingMonth): UsageUnit {
  if (period === "24h") return "hour";
  return period === "12m" ? "month" : "day";
}
