import { describe, expect, it } from "vitest";
import { parseScenario } from "./scenario";

const at = "2026-10-15T12:00:00+08:00";
const minimal = {
  site: "international",
  month: "2026-10",
  usage: [{ meter: "face-fusion/image-face-fusion", calls: 5, at }],
};
const errors = (change: Record<string, unknown>) => {
  const parsed = parseScenario({ ...minimal, ...change });
  return parsed.ok ? [] : parsed.errors;
};
const paths = (change: Record<string, unknown>) => errors(change).map(({ path }) => path);

describe("reading a scenario", () => {
  it("needs site, month and usage, and fills in the rest", () => {
    expect(parseScenario(minimal)).toEqual({
      ok: true,
      scenario: {
        site: "international",
        month: "2026-10",
        activated: [],
        claims: [],
        purchases: [],
        modes: [],
        contracts: [],
        freePacks: true,
        usage: [{ meter: "face-fusion/image-face-fusion", calls: 5, at: new Date(at) }],
      },
    });
    expect(parseScenario({})).toMatchObject({
      ok: false,
      errors: [{ path: "site" }, { path: "month" }, { path: "usage" }],
    });
  });

  it("takes instants with any offset, and none without", () => {
    for (const instant of ["2026-10-15T04:00:00Z", at, "2026-10-15T04:00:00.000+00:00"]) {
      const parsed = parseScenario({ ...minimal, usage: [{ ...minimal.usage[0], at: instant }] });
      expect(parsed).toMatchObject({ scenario: { usage: [{ at: new Date(at) }] } });
    }
    for (const instant of ["2026-10-15T12:00:00", "2026-10-15", "2026-02-30T00:00:00Z", "now", 5]) {
      expect(paths({ usage: [{ ...minimal.usage[0], at: instant }] })).toEqual(["usage.0.at"]);
    }
  });

  it("gives contracts the bounds of the list price, and no price above their last tier (P8, P9)", () => {
    const contract = {
      meter: "face-fusion/video-face-fusion",
      from: at,
      tiers: [{ upTo: 100, unitPrice: "0.1" }],
    };
    const parsed = parseScenario({ ...minimal, contracts: [contract] });
    expect(parsed).toMatchObject({
      scenario: {
        contracts: [
          {
            meter: contract.meter,
            effectiveFrom: new Date(at),
            bounds: "[a,b)",
            tiers: [
              { upTo: 100, unitPrice: "0.1" },
              { upTo: null, unitPrice: null },
            ],
          },
        ],
      },
    });
  });
});

describe("what cannot be read", () => {
  const usage = minimal.usage[0];
  it.each([
    ["month", { month: "2026-13" }],
    ["month", { month: "2026-10-01" }],
    ["site", { site: "moon" }],
    ["freePacks", { freePacks: "no" }],
    ["usage", { usage: {} }],
    ["usage.0.meter", { usage: [{ ...usage, meter: "face-fusion/audio" }] }],
    ["usage.0.meter", { usage: [{ ...usage, meter: "face-fusion/image-materials" }] }],
    ["usage.0.meter", { usage: [{ ...usage, meter: "faceid-cn/identity-check" }] }],
    ["usage.0.calls", { usage: [{ ...usage, calls: -1 }] }],
    ["usage.0.calls", { usage: [{ ...usage, calls: 1.5 }] }],
    ["usage.0.calls", { usage: [{ ...usage, calls: 1_000_000_000_001 }] }],
    ["usage.0.calls", { usage: [{ ...usage, calls: "5" }] }],
    ["usage.0.calls", { usage: [{ meter: usage?.meter, at }] }],
    ["activated.0.service", { activated: [{ service: "speech", at }] }],
    ["activated.0.service", { activated: [{ service: "faceid-cn", at }] }],
    [
      "activated.1",
      {
        activated: [
          { service: "face-fusion", at },
          { service: "face-fusion", at },
        ],
      },
    ],
    ["claims.0.meter", { claims: [{ meter: "x", at }] }],
    ["purchases.0.offer", { purchases: [{ offer: "face-fusion/image-face-fusion/pack-7", at }] }],
    ["purchases.0.offer", { purchases: [{ offer: "faceid-cn/identity-check/pack-1000", at }] }],
    [
      "purchases.0.quantity",
      { purchases: [{ offer: "face-fusion/image-face-fusion/pack-1000", quantity: 0, at }] },
    ],
    ["purchases.0.qps", { purchases: [{ offer: "face-fusion/image-face-fusion/pack-1000", qps: 5, at }] }],
    ["purchases.0.qps", { purchases: [{ offer: "face-fusion/image-face-fusion/qps-day", terms: 5, at }] }],
    [
      "purchases.0.quantity",
      { purchases: [{ offer: "face-fusion/image-face-fusion/qps-day", qps: 5, quantity: 1, at }] },
    ],
    ["modes.0.mode", { modes: [{ meter: "faceid-intl/liveness-face-comparison", mode: "qps", from: at }] }],
    ["modes.0.mode", { modes: [{ meter: usage?.meter, mode: "free", from: at }] }],
    [
      "modes.1",
      {
        modes: [
          { meter: usage?.meter, mode: "qps", from: at },
          { meter: usage?.meter, mode: "calls", from: "2026-10-15T04:00:00Z" },
        ],
      },
    ],
    ["contracts.0.tiers", { contracts: [{ meter: usage?.meter, from: at, tiers: [] }] }],
    [
      "contracts.0.tiers.0.unitPrice",
      { contracts: [{ meter: usage?.meter, from: at, tiers: [{ unitPrice: 0.1 }] }] },
    ],
    [
      "contracts.0.tiers.0.unitPrice",
      { contracts: [{ meter: usage?.meter, from: at, tiers: [{ unitPrice: "0.123456789" }] }] },
    ],
    [
      "contracts.0.tiers.1.upTo",
      {
        contracts: [
          {
            meter: usage?.meter,
            from: at,
            tiers: [
              { upTo: 5, unitPrice: "1" },
              { upTo: 5, unitPrice: "2" },
            ],
          },
        ],
      },
    ],
    [
      "contracts.0.tiers.1",
      {
        contracts: [
          { meter: usage?.meter, from: at, tiers: [{ unitPrice: "1" }, { upTo: 5, unitPrice: "2" }] },
        ],
      },
    ],
    ["discount", { discount: 5 }],
    ["usage.0.price", { usage: [{ ...usage, price: "1" }] }],
  ])("is named by its path: %s", (path, change) => {
    expect(paths(change)).toEqual([path]);
  });

  it("is named all at once", () => {
    expect(paths({ month: "x", extra: 1, usage: [{ ...usage, calls: -1, at: "x" }] }).toSorted()).toEqual([
      "extra",
      "month",
      "usage.0.at",
      "usage.0.calls",
    ]);
  });

  it("may be no scenario at all", () => {
    for (const input of [null, 5, "x", []]) expect(parseScenario(input)).toMatchObject({ ok: false });
  });

  it("is more than can be counted exactly", () => {
    const many = Array.from({ length: 9_100 }, () => ({ ...usage, calls: 1_000_000_000_000 }));
    expect(paths({ usage: many })).toEqual(["usage"]);
  });
});
