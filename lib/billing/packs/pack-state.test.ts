import { describe, expect, it } from "vitest";
import { type PackSurroundings, type PackView, packTab } from "./pack-state";

const at = (text: string) => new Date(text);
const pack: PackView = {
  origin: "purchased",
  units: 10,
  remaining: 10,
  validFrom: at("2026-10-01T00:00:00+08:00"),
  validUntil: at("2027-10-01T00:00:00+08:00"),
  refund: "none",
};
const around: PackSurroundings = { activation: "active", stopped: false, mode: "calls" };
const now = at("2026-10-15T12:00:00+08:00");
const tab = (given: Partial<PackView>, surroundings: Partial<PackSurroundings> = {}, when = now) =>
  packTab({ ...pack, ...given }, { ...around, ...surroundings }, when);

describe("the tab of a pack", () => {
  it("is usable inside its validity, half-open (U3, T4)", () => {
    expect(tab({})).toEqual({ tab: "usable" });
    expect(tab({}, {}, pack.validFrom)).toEqual({ tab: "usable" });
    expect(tab({}, {}, at("2027-09-30T23:59:59.999+08:00"))).toEqual({ tab: "usable" });
    expect(tab({}, {}, at("2027-10-01T00:00:00+08:00"))).toEqual({ tab: "expired" });
    expect(tab({ validUntil: null }, {}, at("2099-10-01T00:00:00+08:00"))).toEqual({ tab: "usable" });
  });

  it.each([
    ["not_started", {}, at("2026-09-30T23:59:59.999+08:00")],
    ["not_activated", { activation: "never" }, now],
    ["deactivated", { activation: "deactivated" }, now],
    ["stopped", { stopped: true }, now],
    ["qps_mode", { mode: "qps" }, now],
  ] as const)("is not yet usable: %s (S2, S3, S6, U5)", (reason, surroundings, when) => {
    expect(tab({}, surroundings, when)).toEqual({ tab: "not_yet_usable", reason });
  });

  it("is final before it waits for anything", () => {
    const after = at("2028-01-01T00:00:00+08:00");
    expect(tab({ refund: "refunding", remaining: 0 }, { stopped: true }, after)).toEqual({ tab: "refunded" });
    expect(tab({ remaining: 0 }, { stopped: true }, after)).toEqual({ tab: "used_up" });
    expect(tab({}, { stopped: true }, after)).toEqual({ tab: "expired" });
  });
});
