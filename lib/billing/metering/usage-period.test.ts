import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsUnit, mostPeriods, periodStarts, usageUnits } from "./usage-period";

const iso = (dates: readonly Date[]) => dates.map((date) => date.toISOString());

describe("the periods of a span", () => {
  it("are cut on the billing clock, UTC+8 (T2)", () => {
    const from = new Date("2026-09-30T16:00:00Z");
    expect(iso(periodStarts(from, new Date("2026-10-02T16:00:00Z"), "day"))).toEqual([
      "2026-09-30T16:00:00.000Z",
      "2026-10-01T16:00:00.000Z",
    ]);
    expect(iso(periodStarts(from, new Date("2026-11-30T16:00:00Z"), "month"))).toEqual([
      "2026-09-30T16:00:00.000Z",
      "2026-10-31T16:00:00.000Z",
    ]);
  });

  it("include the one a span only touches, and end before its exclusive end", () => {
    const span = [new Date("2026-10-01T01:59:59Z"), new Date("2026-10-01T03:00:00Z")] as const;
    expect(iso(periodStarts(...span, "hour"))).toEqual([
      "2026-10-01T01:00:00.000Z",
      "2026-10-01T02:00:00.000Z",
    ]);
    expect(periodStarts(span[1], span[0], "hour")).toEqual([]);
  });

  it("follow each other without a gap, whatever the unit", () => {
    const instant = fc.date({
      min: new Date("2024-01-01T00:00:00Z"),
      max: new Date("2027-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 600 }),
        fc.constantFrom(...usageUnits),
        (from, hours, unit) => {
          const until = new Date(from.getTime() + hours * 3_600_000);
          const starts = periodStarts(from, until, unit);
          expect(starts[0] && starts[0] <= from).toBe(true);
          for (const [index, start] of starts.entries()) {
            const next = starts[index + 1];
            if (next) expect(iso(periodStarts(start, next, unit))).toEqual(iso([start]));
          }
        },
      ),
    );
  });

  it("are limited in number", () => {
    const from = new Date("2026-01-01T00:00:00Z");
    const later = (hours: number) => new Date(from.getTime() + hours * 3_600_000);
    expect(fitsUnit(from, later(mostPeriods), "hour")).toBe(true);
    expect(fitsUnit(from, later(mostPeriods + 1), "hour")).toBe(false);
    expect(fitsUnit(from, later(mostPeriods + 1), "day")).toBe(true);
  });
});
