import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingMonth } from "./billing-month";
import { nothingAnnounced } from "./catalog/announced";
import type { MeterId } from "./catalog/types";
import { estimate } from "./estimate";
import type { Scenario, ScenarioUsage } from "./what-if/scenario";

const at = (text: string) => new Date(text);
const noon = at("2026-10-15T12:00:00+08:00");
const start = at("2026-10-01T00:00:00+08:00");
const empty: Omit<Scenario, "site" | "usage"> = {
  month: billingMonth("2026-10"),
  activated: [],
  claims: [],
  purchases: [],
  modes: [],
  contracts: [],
  freePacks: true,
};
const siteOf = (usage: readonly ScenarioUsage[]): Scenario["site"] =>
  usage.some(({ meter }) => /-cn\//.test(meter)) ? "china" : "international";
const used = (meter: MeterId, calls: number, when = noon): ScenarioUsage => ({ meter, calls, at: when });
const answer = (usage: readonly ScenarioUsage[], change: Partial<Scenario> = {}) =>
  estimate({ ...empty, site: siteOf(usage), usage, ...change });
const ok = (usage: readonly ScenarioUsage[], change: Partial<Scenario> = {}) => {
  const decision = answer(usage, change);
  if (!decision.ok) throw new Error(`${decision.refusal.code} ${decision.refusal.params.path}`);
  return decision.value;
};
const refusal = (usage: readonly ScenarioUsage[], change: Partial<Scenario> = {}) => {
  const decision = answer(usage, change);
  return decision.ok ? null : [decision.refusal.code, decision.refusal.params.path];
};
const buy = (offer: string, quantity = 1, when = start) => ({ offer, quantity, at: when });

describe("the documents' worked examples", () => {
  it("001, fee calculation: 20,000 liveness face comparisons cost 6,000 USD", () => {
    expect(ok([used("faceid-intl/liveness-face-comparison", 20_000)]).total).toBe("6000.00");
  });

  it("002, prepaid 1: three packs of 1000万 face comparisons cost 91,200", () => {
    const purchases = [buy("face-recognition-cn/face-comparison/pack-10000000", 3)];
    const estimate = ok([used("face-recognition-cn/face-comparison", 30_000_000)], { purchases });
    expect([estimate.purchaseTotal, estimate.usageTotal]).toEqual(["91200.00", "0.00"]);
  });

  it("002, prepaid 2: 52,000,000 face searches with one 5000万 pack cost 148,868", () => {
    const purchases = [buy("face-recognition-cn/face-search/pack-50000000")];
    const estimate = ok([used("face-recognition-cn/face-search", 52_000_000)], { purchases });
    expect(estimate).toEqual({
      currency: "CNY",
      month: "2026-10",
      purchases: [
        {
          offer: "face-recognition-cn/face-search/pack-50000000",
          quantity: 1,
          unitPrice: "142500",
          amount: "142500.00",
        },
      ],
      lines: [
        {
          meter: "face-recognition-cn/face-search",
          calls: 52_000_000,
          covered: { free: 10_000, gifted: 0, purchased: 50_000_000, qps: 0 },
          billable: 1_990_000,
          tier: "(0, 3000000]",
          unitPrice: "0.0032",
          amount: "6368",
          status: "priced",
          explanation: expect.stringContaining("1,990,000 × ¥0.0032 = ¥6,368.00"),
        },
      ],
      usageTotal: "6368.00",
      purchaseTotal: "142500.00",
      rounding: "0",
      total: "148868.00",
    });
  });

  it.each([
    ["002, postpaid 1", "face-recognition-cn/face-landmarks", 1_000_000, "1980.00"],
    ["002, postpaid 2", "face-recognition-cn/face-comparison", 3_500_000, "10470.00"],
    ["002, postpaid 3", "face-recognition-cn/static-liveness", 5_000_000, "8483.00"],
  ] as const)("%s: %s, %d calls with the month's free 10,000 cost %s", (_, meter, calls, total) => {
    expect(ok([used(meter, calls)]).total).toBe(total);
  });

  it("004, prepaid 1: three packs of 10万 liveness verifications cost 240,000", () => {
    const purchases = [buy("faceid-cn/liveness-verification/pack-100000", 3)];
    expect(
      ok([used("faceid-cn/liveness-verification", 300_000)], { purchases, freePacks: false }).total,
    ).toBe("240000.00");
  });

  it("004, prepaid 2: 15,000 liveness verifications with one 1万 pack cost 12,750", () => {
    const purchases = [buy("faceid-cn/liveness-verification/pack-10000")];
    expect(ok([used("faceid-cn/liveness-verification", 15_000)], { purchases, freePacks: false }).total).toBe(
      "12750.00",
    );
  });

  it.each([
    // The document computes 1000 × 1 = 1000 here, against its own table: 1,000 calls are in the 0.85 tier (P13).
    ["004, postpaid 1", "faceid-cn/liveness-verification", 1_000, "850.00"],
    ["004, postpaid 2", "faceid-cn/photo-verification", 3_000, "2550.00"],
    ["004, postpaid 3", "faceid-cn/liveness-comparison", 20_000, "2200.00"],
  ] as const)("%s: %s, %d calls without trial packs cost %s", (_, meter, calls, total) => {
    expect(ok([used(meter, calls)], { freePacks: false }).total).toBe(total);
  });
});

describe("free packs of a scenario", () => {
  const verification: MeterId = "faceid-cn/liveness-verification";
  const search: MeterId = "face-recognition-cn/face-search";
  const image: MeterId = "face-fusion/image-face-fusion";
  const free = (usage: readonly ScenarioUsage[], change: Partial<Scenario> = {}) =>
    ok(usage, change).lines.map(({ covered }) => covered.free);

  it("of the trial begin on the day after the activation (F4)", () => {
    const activated = [{ service: "faceid-cn" as const, at: at("2026-10-14T23:59:00+08:00") }];
    expect(free([used(verification, 60, at("2026-10-14T23:59:59+08:00"))], { activated })).toEqual([0]);
    expect(free([used(verification, 60, at("2026-10-15T00:00:00+08:00"))], { activated })).toEqual([50]);
  });

  it("of the trial last a year and are given once (F4)", () => {
    const activated = [{ service: "faceid-cn" as const, at: at("2025-10-14T10:00:00+08:00") }];
    expect(free([used(verification, 60, at("2026-10-14T23:59:59+08:00"))], { activated })).toEqual([50]);
    expect(free([used(verification, 60, at("2026-10-15T00:00:00+08:00"))], { activated })).toEqual([0]);
    const earlier = used(verification, 45, at("2026-03-01T00:00:00+08:00"));
    expect(free([used(verification, 60, at("2026-10-01T00:00:00+08:00")), earlier], { activated })).toEqual([
      5,
    ]);
  });

  it("come every month for each meter, and lapse with it (F3)", () => {
    const september = used(search, 4_000, at("2026-09-30T23:59:59.999+08:00"));
    expect(
      free([september, used(search, 12_000, start), used("face-recognition-cn/face-comparison", 500)]),
    ).toEqual([500, 10_000]);
  });

  it("begin with the activation in its month (F3)", () => {
    const activated = [{ service: "face-recognition-cn" as const, at: noon }];
    expect(free([used(search, 12_000, noon)], { activated })).toEqual([10_000]);
  });

  it("are claimed, and cover what comes after the claim (F2)", () => {
    const claims = [{ meter: image, at: noon }];
    expect(
      free([used(image, 600, at("2026-10-15T11:59:59+08:00")), used(image, 600, noon)], { claims }),
    ).toEqual([600]);
    expect(free([used(image, 1_200, noon)], { claims })).toEqual([1_000]);
    expect(free([used(image, 1_200, noon)])).toEqual([0]);
  });

  it("are all left out when asked", () => {
    const claims = [{ meter: image, at: start }];
    expect(free([used(image, 10)], { claims, freePacks: false })).toEqual([0]);
    expect(free([used(search, 10)], { freePacks: false })).toEqual([0]);
  });

  it("are refused a second time and before the activation, by the entry", () => {
    const twice = [
      { meter: image, at: noon },
      { meter: image, at: start },
    ];
    expect(refusal([used(image, 1)], { claims: twice })).toEqual(["free_pack_already_claimed", "claims.0"]);
    const activated = [{ service: "face-fusion" as const, at: noon }];
    const early = [{ meter: image, at: start }];
    expect(refusal([used(image, 1)], { claims: early, activated })).toEqual([
      "service_not_activated",
      "claims.0",
    ]);
    const none = [{ meter: "face-fusion/image-materials" as const, at: noon }];
    expect(refusal([used(image, 1)], { claims: none })).toEqual(["free_pack_not_offered", "claims.0"]);
  });
});

describe("packs of a scenario", () => {
  const image: MeterId = "face-fusion/image-face-fusion";

  it("cover calls from the instant of their purchase, in this order at the same instant (U3)", () => {
    const purchases = [buy(`${image}/pack-1000`, 1, noon)];
    const usage = [used(image, 10, noon), used(image, 20, at("2026-10-15T11:59:59.999+08:00"))];
    expect(ok(usage, { purchases }).lines[0]).toMatchObject({ covered: { purchased: 10 }, billable: 20 });
  });

  it("bought before the month keep what earlier usage left, and are not in its purchases", () => {
    const purchases = [buy(`${image}/pack-1000`, 1, at("2026-09-05T00:00:00+08:00"))];
    const usage = [used(image, 800), used(image, 400, at("2026-09-10T00:00:00+08:00"))];
    const result = ok(usage, { purchases });
    expect(result.lines).toHaveLength(1);
    expect(result.lines[0]).toMatchObject({ calls: 800, covered: { purchased: 600 }, billable: 200 });
    expect([result.purchases, result.purchaseTotal, result.total]).toEqual([[], "0.00", "13.00"]);
  });

  it("lapse after a year (B2)", () => {
    const purchases = [buy(`${image}/pack-1000`, 1, at("2025-10-15T12:00:00+08:00"))];
    expect(ok([used(image, 5, at("2026-10-15T11:59:59.999+08:00"))], { purchases }).total).toBe("0.00");
    expect(ok([used(image, 5, noon)], { purchases }).lines[0]?.billable).toBe(5);
  });

  it("have a quantity within the limits", () => {
    expect(refusal([], { site: "international", purchases: [buy(`${image}/pack-1000`, 101)] })).toEqual([
      "quantity_out_of_range",
      "purchases.0",
    ]);
    expect(refusal([], { site: "international", purchases: [buy("nothing")] })).toEqual([
      "offer_unknown",
      "purchases.0",
    ]);
  });
});

describe("billing modes of a scenario", () => {
  const image: MeterId = "face-fusion/image-face-fusion";
  const modes = [{ meter: image, mode: "qps" as const, from: noon }];
  const quota = { offer: `${image}/qps-month`, qps: 30, terms: 2, at: at("2026-10-10T00:00:00+08:00") };

  it("cover calls by the quota in QPS mode, without drawing a pack (S6)", () => {
    const purchases = [quota, buy(`${image}/pack-1000`)];
    const usage = [used(image, 300, at("2026-10-15T11:59:59.999+08:00")), used(image, 700, noon)];
    const result = ok(usage, { modes, purchases });
    expect(result.lines[0]).toMatchObject({
      covered: { purchased: 300, qps: 700 },
      billable: 0,
      amount: "0",
    });
    expect(result.purchases[0]).toEqual({
      offer: `${image}/qps-month`,
      qps: 30,
      terms: 2,
      unitPrice: "1700",
      amount: "102000.00",
    });
  });

  it("refuse a call in QPS mode without a quota in force, by the entry (S7)", () => {
    const usage = [used(image, 1, at("2026-12-10T00:00:00+08:00")), used(image, 1, start)];
    expect(refusal(usage, { modes })).toEqual(["qps_quota_missing", "usage.0"]);
    expect(refusal(usage, { modes, purchases: [quota] })).toEqual(["qps_quota_missing", "usage.0"]);
  });

  it("leave a quota unused in calls mode (S6)", () => {
    expect(ok([used(image, 10, start)], { modes, purchases: [quota] }).lines[0]?.billable).toBe(10);
  });
});

describe("lines and totals", () => {
  it("stand in the catalogue's order, one a meter, with those of 0 calls", () => {
    const usage = [
      used("face-fusion/video-face-fusion", 0),
      used("face-fusion/image-face-fusion", 3),
      used("face-fusion/image-face-fusion", 4, start),
      used("faceid-intl/liveness-face-comparison", 1),
    ];
    expect(ok(usage).lines.map(({ meter, calls, amount }) => [meter, calls, amount])).toEqual([
      ["faceid-intl/liveness-face-comparison", 1, "0.4"],
      ["face-fusion/image-face-fusion", 7, "0.455"],
      ["face-fusion/video-face-fusion", 0, "0"],
    ]);
  });

  it("round once per bill, that is per service (T5)", () => {
    const usage = [
      used("face-recognition-cn/face-detection", 30_000),
      used("face-recognition-cn/face-search", 10_001),
      used("faceid-cn/identity-check", 1),
    ];
    expect(ok(usage)).toMatchObject({ usageTotal: "10.30", rounding: "-0.0032", total: "10.30" });
    const cliff = ok([used("face-fusion/image-face-fusion", 9_999)]);
    expect(cliff).toMatchObject({ usageTotal: "649.94", rounding: "0.005" });
  });

  it("leave out what needs a quote (P8)", () => {
    const usage = [used("face-recognition-intl/face-search", 10), used("face-fusion/video-face-fusion", 10)];
    const result = ok(usage);
    expect(result.lines[0]).toMatchObject({
      status: "needs_quote",
      tier: "(0, ∞)",
      unitPrice: null,
      amount: null,
    });
    expect(result.total).toBe("2.00");
  });

  it("take a contract's price (P9)", () => {
    const contracts = [
      {
        meter: "face-recognition-intl/face-search" as const,
        effectiveFrom: at("2026-01-01T00:00:00+08:00"),
        bounds: "(a,b]" as const,
        tiers: [{ upTo: null, unitPrice: "0.002" }],
      },
    ];
    expect(ok([used("face-recognition-intl/face-search", 10)], { contracts }).lines[0]).toMatchObject({
      status: "priced",
      unitPrice: "0.002",
      amount: "0.02",
    });
  });

  it("are empty for a month without usage", () => {
    expect(ok([used("face-fusion/video-face-fusion", 5, at("2026-11-01T00:00:00+08:00"))])).toMatchObject({
      lines: [],
      total: "0.00",
      rounding: "0",
    });
  });

  it("speak the site's language unless asked otherwise", () => {
    const scenario: Scenario = { ...empty, site: "china", usage: [used("faceid-cn/identity-check", 1)] };
    const text = (locale?: "en" | "zh") => {
      const decision = estimate(scenario, nothingAnnounced, locale);
      return decision.ok ? decision.value.lines[0]?.explanation : null;
    };
    expect(text()).toContain("次调用");
    expect(text("en")).toContain("1 call = 1 billable call;");
  });
});

describe("usage before the activation (S2)", () => {
  const activated = [{ service: "face-fusion" as const, at: noon }];
  const image: MeterId = "face-fusion/image-face-fusion";

  it("is refused by the entry, to the instant", () => {
    const early = at("2026-10-15T11:59:59.999+08:00");
    expect(refusal([used(image, 1, noon), used(image, 1, early)], { activated })).toEqual([
      "service_not_activated",
      "usage.1",
    ]);
    expect(refusal([used(image, 1, noon)], { activated })).toBeNull();
  });

  it("is no matter where nothing was called, or where no activation is named", () => {
    expect(refusal([used(image, 0, start)], { activated })).toBeNull();
    expect(refusal([used(image, 1, at("2026-08-01T00:00:00+08:00"))])).toBeNull();
  });
});

it("comes to the same in whatever order usage is written", () => {
  const meters: readonly MeterId[] = [
    "face-fusion/image-face-fusion",
    "face-fusion/video-face-fusion",
    "faceid-intl/liveness-face-comparison",
  ];
  const entries = fc.uniqueArray(
    fc.record({ meter: fc.constantFrom(...meters), calls: fc.nat(3_000), hour: fc.nat(40 * 24) }),
    { selector: ({ hour }) => hour, maxLength: 12 },
  );
  const change: Partial<Scenario> = {
    purchases: [
      buy("face-fusion/image-face-fusion/pack-1000", 2, at("2026-10-03T00:00:00+08:00")),
      buy("face-fusion/video-face-fusion/pack-1000", 1, at("2025-10-20T00:00:00+08:00")),
    ],
    claims: [{ meter: "face-fusion/image-face-fusion", at: at("2026-10-10T00:00:00+08:00") }],
  };
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.nat()), (list, keys) => {
      const usage = list.map(({ meter, calls, hour }) =>
        used(meter, calls, new Date(start.getTime() + (hour - 100) * 3_600_000)),
      );
      const shuffled = usage
        .map((entry) => ({ entry, key: keys.next().value }))
        .sort((a, b) => (a.key ?? 0) - (b.key ?? 0))
        .map(({ entry }) => entry);
      expect(ok(shuffled, { ...change, site: "international" })).toEqual(
        ok(usage, { ...change, site: "international" }),
      );
    }),
  );
});
