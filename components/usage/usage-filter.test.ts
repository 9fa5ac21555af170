import { describe, expect, it } from "vitest";
import { coverageParts, monthChoices, readUsageView } from "./usage-filter";

// 2026-11-01 00:30 on the billing clock (T2).
const now = new Date("2026-10-31T16:30:00Z");
const view = (params: Record<string, string | string[]>) => readUsageView(params, ["a/b"], now);
const span = (period: string) => {
  const { from, until } = view({ period });
  return [from.toISOString(), until.toISOString()];
};

describe("the usage page's URL", () => {
  it("without parameters means the last 30 days by day, of everything", () => {
    const { period, unit, meter, parts } = view({});
    expect({ period, unit, meter, parts }).toEqual({
      period: "30d",
      unit: "day",
      meter: null,
      parts: coverageParts,
    });
  });

  it("names spans that are cut on the billing clock (T2)", () => {
    expect(span("24h")).toEqual(["2026-10-30T17:00:00.000Z", "2026-10-31T17:00:00.000Z"]);
    expect(span("7d")).toEqual(["2026-10-25T16:00:00.000Z", "2026-11-01T16:00:00.000Z"]);
    expect(span("2026-10")).toEqual(["2026-09-30T16:00:00.000Z", "2026-10-31T16:00:00.000Z"]);
    expect(span("12m")).toEqual(["2025-11-30T16:00:00.000Z", "2026-11-30T16:00:00.000Z"]);
  });

  it("offers units that are not too many bars, and keeps to them", () => {
    expect(view({ period: "2026-10" }).units).toEqual(["hour", "day", "month"]);
    expect(view({ period: "90d" }).units).toEqual(["day", "month"]);
    expect(view({ period: "90d", by: "hour" }).unit).toBe("day");
    expect(view({ period: "2026-10", by: "hour" }).unit).toBe("hour");
  });

  it("reads what does not exist as not said", () => {
    expect(view({ period: "2027-01" }).period).toBe("30d");
    expect(view({ period: "1970-01" }).period).toBe("30d");
    expect(view({ meter: "x/y" }).meter).toBeNull();
    expect(view({ meter: "a/b" }).meter).toBe("a/b");
    expect(view({ meter: "no-charge" }).meter).toBe("no-charge");
    expect(view({ coverage: ["nonsense"] }).parts).toEqual(coverageParts);
    expect(view({ coverage: ["billable", "free"] }).parts).toEqual(["free", "billable"]);
  });

  it("offers the running month and the twelve before it", () => {
    const months = monthChoices(now);
    expect([months[0], months.at(-1), months.length]).toEqual(["2026-11", "2025-11", 13]);
  });
});
