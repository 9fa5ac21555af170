import { describe, expect, it } from "vitest";
import { totalsOf, type UsageRow, usagePoints } from "./usage-points";

const row = (start: string, counts: Partial<UsageRow>): UsageRow => ({
  start: new Date(start),
  meter: "a/b",
  calls: 0,
  free: 0,
  gifted: 0,
  purchased: 0,
  qps: 0,
  billable: 0,
  refused: 0,
  ...counts,
});
const span = {
  from: new Date("2026-09-30T16:00:00Z"),
  until: new Date("2026-10-03T16:00:00Z"),
  unit: "day" as const,
};

describe("the usage chart", () => {
  const rows = [
    row("2026-09-30T16:00:00Z", { calls: 12, free: 10, billable: 2 }),
    row("2026-09-30T16:00:00Z", { meter: "c/d", calls: 5, purchased: 5 }),
    row("2026-10-02T16:00:00Z", { meter: "", calls: 7 }),
  ];

  it("adds up the meters of a period and shows periods without calls", () => {
    const points = usagePoints(rows, span, ["free", "purchased", "billable", "noCharge"], "en");
    expect(points.map(({ label, values }) => [label, values])).toEqual([
      ["10-01", { free: 10, purchased: 5, billable: 2, noCharge: 0 }],
      ["10-02", { free: 0, purchased: 0, billable: 0, noCharge: 0 }],
      ["10-03", { free: 0, purchased: 0, billable: 0, noCharge: 7 }],
    ]);
  });

  it("leaves out the parts nobody asked for", () => {
    expect(usagePoints(rows, span, ["billable"], "en")[0]?.values).toEqual({ billable: 2 });
  });

  it("names hours with their zone, and months in the page's language", () => {
    const hours = { ...span, until: new Date("2026-09-30T17:00:00Z"), unit: "hour" as const };
    expect(usagePoints([], hours, [], "en")[0]).toMatchObject({
      label: "10-01 00:00",
      title: "2026-10-01 00:00 UTC+8",
    });
    expect(usagePoints([], { ...span, unit: "month" }, [], "zh")[0]?.label).toBe("2026年10月");
  });

  it("counts operations free of charge apart, because nothing covers them", () => {
    expect(totalsOf(rows)).toMatchObject({ free: 10, purchased: 5, billable: 2, noCharge: 7 });
  });
});
