import { describe, expect, it } from "vitest";
import { findMeter } from "../catalog/catalog";
import type { Meter } from "../catalog/types";
import {
  limitOf,
  type ModeChange,
  type ModeChangeContext,
  modeAt,
  planModeChange,
  qpsLimitAt,
} from "./modes";

const at = (text: string) => new Date(text);
const image = findMeter("face-fusion/image-face-fusion") as Meter;
const now = at("2026-10-15T12:00:00+08:00");
const quota = (qps: number, startsAt: string, endsAt: string) => ({
  qps,
  startsAt: at(startsAt),
  endsAt: at(endsAt),
});
const quotas = [
  quota(10, "2026-10-01T00:00:00+08:00", "2026-11-01T00:00:00+08:00"),
  quota(5, "2026-10-15T12:00:00+08:00", "2026-10-16T12:00:00+08:00"),
];

describe("the mode in force (S4, S8)", () => {
  const history: readonly ModeChange[] = [
    { mode: "calls", from: at("2026-10-20T00:00:00+08:00") },
    { mode: "qps", from: at("2026-10-10T00:00:00+08:00") },
  ];

  it.each([
    ["2026-10-09T23:59:59.999+08:00", "calls"],
    ["2026-10-10T00:00:00+08:00", "qps"],
    ["2026-10-19T23:59:59.999+08:00", "qps"],
    ["2026-10-20T00:00:00+08:00", "calls"],
  ])("at %s is %s", (instant, mode) => {
    expect(modeAt(history, at(instant))).toBe(mode);
  });

  it("is calls before any change", () => {
    expect(modeAt([], now)).toBe("calls");
  });
});

describe("the QPS limit (S5, S6, S7)", () => {
  it.each([
    ["2026-09-30T23:59:59.999+08:00", 0],
    ["2026-10-01T00:00:00+08:00", 10],
    ["2026-10-15T12:00:00+08:00", 15],
    ["2026-10-16T12:00:00+08:00", 10],
    ["2026-11-01T00:00:00+08:00", 0],
  ])("at %s is the sum of quotas in force: %d", (instant, limit) => {
    expect(qpsLimitAt(quotas, at(instant))).toBe(limit);
    expect(limitOf(image, "qps", quotas, at(instant))).toBe(limit);
  });

  it("is the document's in calls mode, whatever quotas there are", () => {
    expect(limitOf(image, "calls", quotas, now)).toBe(20);
    expect(limitOf(findMeter("faceid-cn/identity-check") as Meter, "calls", [], now)).toBeNull();
  });
});

describe("switching", () => {
  const context: ModeChangeContext = { meter: image, activated: true, current: "calls", quotas };

  it("takes effect at once", () => {
    expect(planModeChange(context, { mode: "qps", confirmed: false }, now)).toEqual({
      ok: true,
      value: { mode: "qps", from: now },
    });
  });

  it("into QPS billing without a quota in force asks first (S7)", () => {
    const without = { ...context, quotas: [] };
    expect(planModeChange(without, { mode: "qps", confirmed: false }, now)).toMatchObject({
      refusal: { code: "mode_needs_confirmation" },
    });
    expect(planModeChange(without, { mode: "qps", confirmed: true }, now).ok).toBe(true);
  });

  it.each([
    ["mode_unchanged", {}, "calls"],
    ["service_not_activated", { activated: false }, "qps"],
    ["mode_not_available", { meter: findMeter("faceid-cn/identity-check") as Meter }, "qps"],
  ] as const)("is refused with %s", (code, change, mode) => {
    expect(planModeChange({ ...context, ...change }, { mode, confirmed: true }, now)).toMatchObject({
      refusal: { code },
    });
  });
});
