import {
  addDays,
  DAY_MS,
  dayStart,
  HOUR_MS,
  hourStart,
  monthOf,
  monthStart,
  nextMonth,
} from "../billing-month";

/** What usage is added up by: hours, or days and months of the billing clock (rule T2). */
export const usageUnits = ["hour", "day", "month"] as const;
export type UsageUnit = (typeof usageUnits)[number];

/** The most periods one answer has; a longer one is asked for in larger units. */
export const mostPeriods = 800;

/** The starts of all periods that a half-open span touches, so that those without calls are shown too. */
export function periodStarts(from: Date, until: Date, unit: UsageUnit): Date[] {
  const starts: Date[] = [];
  for (let start = startOf(from, unit); start < until; start = following(start, unit)) starts.push(start);
  return starts;
}

/** Whether a span has few enough periods of a unit to be shown; counted without making them. */
export function fitsUnit(from: Date, until: Date, unit: UsageUnit): boolean {
  const shortest = { hour: HOUR_MS, day: DAY_MS, month: 28 * DAY_MS }[unit];
  return (until.getTime() - from.getTime()) / shortest <= mostPeriods;
}

function startOf(at: Date, unit: UsageUnit): Date {
  if (unit === "hour") return hourStart(at);
  return unit === "day" ? dayStart(at) : monthStart(monthOf(at));
}

function following(start: Date, unit: UsageUnit): Date {
  if (unit === "hour") return new Date(start.getTime() + HOUR_MS);
  return unit === "day" ? addDays(start, 1) : monthStart(nextMonth(monthOf(start)));
}
