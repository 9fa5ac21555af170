import { describe, expect, it } from "vitest";
import { type AdmissionContext, admission } from "./admission";

const at = (text: string) => new Date(text);
const period = (from: string, until: string | null) => ({
  from: at(from),
  until: until === null ? null : at(until),
});
const context: AdmissionContext = {
  service: "face-fusion",
  active: [
    period("2026-10-01T00:00:00+08:00", "2026-10-10T00:00:00+08:00"),
    period("2026-10-12T00:00:00+08:00", null),
  ],
  stops: [period("2026-10-20T00:00:00+08:00", "2026-10-21T00:00:00+08:00")],
  mode: "calls",
  qpsLimit: 0,
  billed: true,
};
const code = (when: string, change: Partial<AdmissionContext> = {}) => {
  const answer = admission({ ...context, ...change }, at(when));
  return answer.allowed ? answer.coveredBy : answer.refusal.code;
};

describe("whether a call counts", () => {
  it.each([
    ["2026-09-30T23:59:59.999+08:00", "service_not_activated"],
    ["2026-10-01T00:00:00+08:00", "packs_then_billing"],
    ["2026-10-09T23:59:59.999+08:00", "packs_then_billing"],
    ["2026-10-10T00:00:00+08:00", "service_deactivated"],
    ["2026-10-12T00:00:00+08:00", "packs_then_billing"],
    ["2026-10-19T23:59:59.999+08:00", "packs_then_billing"],
    ["2026-10-20T00:00:00+08:00", "service_stopped"],
    ["2026-10-21T00:00:00+08:00", "packs_then_billing"],
  ])("is decided by what was in force at its moment: %s, %s (S2, S3, U5)", (when, expected) => {
    expect(code(when)).toBe(expected);
  });

  it("is covered by the quota in QPS mode, and refused without one (S6, S7)", () => {
    expect(code("2026-10-02T00:00:00+08:00", { mode: "qps", qpsLimit: 1 })).toBe("qps");
    expect(code("2026-10-02T00:00:00+08:00", { mode: "qps", qpsLimit: 0 })).toBe("qps_quota_missing");
  });

  it("costs nothing for an operation without a meter, which a stop still stops (P1)", () => {
    expect(code("2026-10-02T00:00:00+08:00", { billed: false, mode: "qps" })).toBe("nothing_to_pay");
    expect(code("2026-10-20T12:00:00+08:00", { billed: false })).toBe("service_stopped");
    expect(code("2026-09-01T00:00:00+08:00", { billed: false })).toBe("service_not_activated");
  });
});
