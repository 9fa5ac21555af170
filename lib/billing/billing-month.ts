/**
 * The billing clock (rules T1 to T4): months, days and "next day" are cut in UTC+8 for both sites, instants stay
 * in UTC, periods are half-open. UTC+8 has no daylight saving, so plain arithmetic on the offset is exact.
 */
export const BILLING_OFFSET_MS = 8 * 3_600_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A calendar month of the billing clock, `"2026-10"`. */
export type BillingMonth = string & { readonly __month: never };
/** A calendar day of the billing clock, `"2026-10-01"`. */
export type BillingDay = string & { readonly __day: never };

/** A half-open period: `from` is inside, `until` is not; `until: null` never ends. */
export interface Period {
  readonly from: Date;
  readonly until: Date | null;
}

export function billingMonth(text: string): BillingMonth {
  if (!isBillingMonth(text)) throw new RangeError(`Not a month: ${text}; write it as 2026-10`);
  return text;
}

/** Of years that can be stored with the months beside them: there is no year 0, and 10000 is written otherwise. */
export function isBillingMonth(text: string): text is BillingMonth {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text) && text < "9999";
}

export function monthOf(at: Date): BillingMonth {
  return local(at).toISOString().slice(0, 7) as BillingMonth;
}

export function dayOf(at: Date): BillingDay {
  return local(at).toISOString().slice(0, 10) as BillingDay;
}

export function monthStart(month: BillingMonth): Date {
  return new Date(Date.parse(`${month}-01T00:00:00Z`) - BILLING_OFFSET_MS);
}

/** The first instant after the month (exclusive end). */
export function monthEnd(month: BillingMonth): Date {
  return monthStart(nextMonth(month));
}

export function monthPeriod(month: BillingMonth): { from: Date; until: Date } {
  return { from: monthStart(month), until: monthEnd(month) };
}

export function nextMonth(month: BillingMonth): BillingMonth {
  return shiftMonth(month, 1);
}

export function previousMonth(month: BillingMonth): BillingMonth {
  return shiftMonth(month, -1);
}

export function shiftMonth(month: BillingMonth, by: number): BillingMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}` as BillingMonth;
}

export function dayStart(at: Date): Date {
  return new Date(at.getTime() - timeOfDay(at));
}

/** 00:00 (UTC+8) of the day after `at`. */
export function nextDayStart(at: Date): Date {
  return new Date(dayStart(at).getTime() + DAY_MS);
}

/** The start of the hour that `at` falls in; the same in UTC and UTC+8. */
export function hourStart(at: Date): Date {
  return new Date(at.getTime() - (((at.getTime() % HOUR_MS) + HOUR_MS) % HOUR_MS));
}

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}

/** The same day and time `months` later on the billing clock, clamped to the month's last day (rule T4). */
export function addMonths(at: Date, months: number): Date {
  const from = local(at);
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  const midnight = Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), day);
  return new Date(midnight + timeOfDay(at) - BILLING_OFFSET_MS);
}

/** One year later: the same date and time, 29 February becoming 28 February (rule T4). */
export function addYear(at: Date): Date {
  return addMonths(at, 12);
}

export function contains(period: Period, at: Date): boolean {
  // Said in milliseconds: comparing instants as objects costs ten times as much, and ingest asks for every call.
  const time = at.getTime();
  return time >= period.from.getTime() && (period.until === null || time < period.until.getTime());
}

/** Billing-clock text for people and files: `2026-10-01 08:30:00` (UTC+8 is named by whoever prints it). */
export function billingClockText(at: Date, precision: "day" | "minute" | "second" = "second"): string {
  const text = local(at).toISOString().replace("T", " ");
  return text.slice(0, precision === "day" ? 10 : precision === "minute" ? 16 : 19);
}

/** Milliseconds since 00:00 of the billing clock, also before 1970. */
function timeOfDay(at: Date): number {
  return (((at.getTime() + BILLING_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
}

function local(at: Date): Date {
  return new Date(at.getTime() + BILLING_OFFSET_MS);
}
