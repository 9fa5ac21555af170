import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addYear,
  billingClockText,
  billingMonth,
  contains,
  dayOf,
  dayStart,
  hourStart,
  isBillingMonth,
  monthEnd,
  monthOf,
  monthPeriod,
  monthStart,
  nextDayStart,
  nextMonth,
  previousMonth,
  shiftMonth,
} from "./billing-month";

const at = (text: string) => new Date(text);
const instants = fc.date({
  min: at("1960-01-01T00:00:00Z"),
  max: at("2100-01-01T00:00:00Z"),
  noInvalidDate: true,
});

describe("the billing clock (T2)", () => {
  it("puts the last millisecond and the first of a month into different months", () => {
    expect(monthOf(at("2026-09-30T15:59:59.999Z"))).toBe("2026-09");
    expect(monthOf(at("2026-09-30T16:00:00.000Z"))).toBe("2026-10");
  });

  it("cuts days at 00:00 in UTC+8", () => {
    expect(dayOf(at("2026-10-01T15:59:59.999Z"))).toBe("2026-10-01");
    expect(nextDayStart(at("2026-10-01T15:59:59.999Z"))).toEqual(at("2026-10-02T00:00:00+08:00"));
    expect(nextDayStart(at("2026-10-02T00:00:00+08:00"))).toEqual(at("2026-10-03T00:00:00+08:00"));
  });

  it("prints what the clock shows", () => {
    expect(billingClockText(at("2026-10-01T16:30:05Z"))).toBe("2026-10-02 00:30:05");
    expect(billingClockText(at("2026-10-01T16:30:05Z"), "minute")).toBe("2026-10-02 00:30");
    expect(billingClockText(at("2026-10-01T16:30:05Z"), "day")).toBe("2026-10-02");
  });

  it("holds every instant in its own day, hour and month, half-open (T4)", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(contains({ from: dayStart(instant), until: nextDayStart(instant) }, instant)).toBe(true);
        expect(contains(monthPeriod(monthOf(instant)), instant)).toBe(true);
        expect(instant.getTime() - hourStart(instant).getTime()).toBeLessThan(3_600_000);
        expect(hourStart(instant) <= instant).toBe(true);
      }),
    );
  });

  it("ends a period before its end and never ends an open one (T4)", () => {
    const period = { from: at("2026-10-01T00:00:00Z"), until: at("2026-10-02T00:00:00Z") };
    expect([contains(period, period.from), contains(period, period.until)]).toEqual([true, false]);
    expect(contains({ from: period.from, until: null }, at("2999-01-01T00:00:00Z"))).toBe(true);
  });
});

describe("months", () => {
  it("reads 2026-10 and nothing else", () => {
    expect(billingMonth("2026-10")).toBe("2026-10");
    for (const text of [
      "2026-13",
      "2026-00",
      "2026-1",
      "2026-10-01",
      "26-10",
      "",
      "0000-01",
      "0999-12",
      "9999-01",
    ]) {
      expect(isBillingMonth(text)).toBe(false);
      expect(() => billingMonth(text)).toThrow(RangeError);
    }
  });

  it("follow each other without a gap", () => {
    expect(nextMonth(billingMonth("2026-12"))).toBe("2027-01");
    expect(previousMonth(billingMonth("2026-01"))).toBe("2025-12");
    expect(shiftMonth(billingMonth("2026-10"), -22)).toBe("2024-12");
    expect(monthEnd(billingMonth("2026-12"))).toEqual(monthStart(billingMonth("2027-01")));
  });
});

describe("one year and one month later (T4)", () => {
  it.each([
    ["2026-10-01T09:30:00+08:00", "2027-10-01T09:30:00+08:00"],
    ["2028-02-29T09:30:00+08:00", "2029-02-28T09:30:00+08:00"],
    ["2027-02-28T23:59:59.999+08:00", "2028-02-28T23:59:59.999+08:00"],
    // Still 28 February in UTC, already 29 February on the billing clock.
    ["2028-02-28T16:00:00Z", "2029-02-28T00:00:00+08:00"],
  ])("a year after %s is %s", (from, to) => {
    expect(addYear(at(from))).toEqual(at(to));
  });

  it.each([
    ["2026-10-15T08:00:00+08:00", 1, "2026-11-15T08:00:00+08:00"],
    ["2026-01-31T08:00:00+08:00", 1, "2026-02-28T08:00:00+08:00"],
    ["2028-01-31T00:00:00+08:00", 1, "2028-02-29T00:00:00+08:00"],
    ["2026-01-31T08:00:00+08:00", 2, "2026-03-31T08:00:00+08:00"],
    ["2026-12-31T23:00:00+08:00", 2, "2027-02-28T23:00:00+08:00"],
  ])("%s and %d months is %s", (from, months, to) => {
    expect(addMonths(at(from), months)).toEqual(at(to));
  });

  it("keeps the time of day and counts days as 24 hours", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 48 }), (instant, months) => {
        const later = addMonths(instant, months);
        expect(later.getTime() - dayStart(later).getTime()).toBe(
          instant.getTime() - dayStart(instant).getTime(),
        );
        expect(monthOf(later)).toBe(shiftMonth(monthOf(instant), months));
        expect(addDays(instant, months).getTime() - instant.getTime()).toBe(months * 86_400_000);
      }),
    );
  });
});
