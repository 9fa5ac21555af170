import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingMonth, monthStart } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import { offersOf, servicesOfSite } from "../catalog/catalog";
import type { MeterId, Site } from "../catalog/types";
import { estimate } from "../estimate";
import { Decimal } from "../money";
import { cheapestWays, inOrders, takeWays } from "./cheapest-ways";
import type { Scenario } from "./scenario";

const month = billingMonth("2026-10");
const start = monthStart(month);
const noon = new Date("2026-10-15T12:00:00+08:00");
const image: MeterId = "face-fusion/image-face-fusion";

const scenarioOf = (site: Site, change: Partial<Scenario>): Scenario => ({
  site,
  month,
  activated: [],
  claims: [],
  purchases: [],
  modes: [],
  contracts: [],
  freePacks: true,
  usage: [],
  ...change,
});
const using = (meter: MeterId, calls: number, change: Partial<Scenario> = {}) =>
  scenarioOf(meter.includes("-cn/") ? "china" : "international", {
    usage: [{ meter, calls, at: noon }],
    ...change,
  });
const waysOf = (scenario: Scenario, peaks: readonly (readonly [MeterId, number])[] = []) =>
  cheapestWays(scenario, new Map(peaks), nothingAnnounced);
const wayOf = (scenario: Scenario, peaks: readonly (readonly [MeterId, number])[] = []) => {
  const [way] = waysOf(scenario, peaks);
  if (way === undefined) throw new Error("No meter was used");
  return way;
};
const totalOf = (scenario: Scenario) => {
  const answer = estimate(scenario, nothingAnnounced);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return new Decimal(answer.value.total);
};

describe("the cheapest way", () => {
  it("for 9,999 image fusions is a pack of 10,000, and saves 199.935", () => {
    const { best, saving, calls } = wayOf(using(image, 9_999));
    expect(best).toMatchObject({ kind: "packs", purchases: [{ offer: `${image}/pack-10000`, quantity: 1 }] });
    expect([calls, best?.total, saving].map((amount) => amount?.toFixed())).toEqual([
      "649.935",
      "450",
      "199.935",
    ]);
  });

  it("is not to buy where packs cost more: a pack of 1万 for 10,000 checks (004)", () => {
    const meter: MeterId = "faceid-cn/liveness-verification";
    const purchases = [{ offer: `${meter}/pack-10000`, quantity: 1, at: start }];
    const { best, saving, now } = wayOf(using(meter, 10_000, { purchases, freePacks: false }));
    expect(best).toMatchObject({ kind: "calls", purchases: [] });
    expect([now, best?.total, saving].map((amount) => amount?.toFixed())).toEqual(["8500", "7500", "1000"]);
  });

  it("is said in one word: what was entered is it, or what to do instead", () => {
    const pack = { purchases: [{ offer: `${image}/pack-10000`, quantity: 1, at: start }] };
    expect(wayOf(using(image, 9_999)).verdict).toBe("buy");
    expect(wayOf(using(image, 9_999, pack))).toMatchObject({ verdict: "cheapest", saving: new Decimal(0) });
    expect(wayOf(using(image, 1)).verdict).toBe("nothing_to_buy");
    expect(wayOf(using(image, 1, pack)).verdict).toBe("do_not_buy");
    expect(wayOf(using(image, 2_000_000), [[image, 10]]).verdict).toBe("switch");
  });

  it("keeps free packs and packs of earlier months, and covers only what they leave", () => {
    const purchases = [
      { offer: `${image}/pack-1000`, quantity: 5, at: new Date("2026-09-05T00:00:00+08:00") },
    ];
    const claims = [{ meter: image, at: start }];
    const { best, packs } = wayOf(using(image, 7_000, { purchases, claims }));
    expect(packs?.units).toBe(1_000);
    expect(best?.total.toFixed()).toBe("60");
  });

  it("is a quota where the peak is low enough, and says up to which peak", () => {
    const calls = 2_000_000;
    const way = wayOf(using(image, calls), [[image, 10]]);
    // 2 × 17,200 for packs against 17,000 for 10 QPS; 20 QPS would cost 34,000, 21 more than the packs.
    expect(way.packs?.total.toFixed()).toBe("34400");
    expect(way.quotaPaysUpTo).toBe(20);
    expect(way.best).toMatchObject({ kind: "quota", mode: "qps", purchases: [{ qps: 10, terms: 1 }] });
    expect(wayOf(using(image, calls), [[image, 21]]).best?.kind).toBe("quota");
    expect(wayOf(using(image, 1_000), [[image, 1]]).best?.kind).toBe("packs");
  });

  it("by calls is none where the peak is above the limit of billing by calls (S5)", () => {
    expect(wayOf(using(image, 1_000), [[image, 20]]).peakAbove).toBeNull();
    expect(wayOf(using(image, 1_000), [[image, 21]])).toMatchObject({
      peakAbove: 20,
      best: { kind: "quota" },
      verdict: "peak_too_high",
    });
  });

  it("compares with nothing where the scenario has no published price, and still finds the packs (P7)", () => {
    const way = wayOf(using("faceid-cn/liveness-verification", 300_050));
    expect(way).toMatchObject({ now: null, calls: null, saving: null, best: { kind: "packs" } });
    expect(way.best?.total.toFixed()).toBe("216031");
    expect(way.verdict).toBe("only_with_packs");
    expect(wayOf(using("face-recognition-intl/face-search", 10))).toMatchObject({
      best: null,
      verdict: "no_price",
    });
  });

  it("orders more packs than one order holds in several", () => {
    expect(inOrders(250)).toEqual([100, 100, 50]);
    expect(inOrders(100)).toEqual([100]);
  });
});

describe.each(["international", "china"] as const)("for any scenario of the %s site", (site) => {
  const meters = servicesOfSite(site).flatMap((service) => service.meters);
  const ids = meters.map(({ id }) => id);
  const offers = ids.flatMap((id) => offersOf(id));
  const day = fc.integer({ min: 0, max: 29 }).map((days) => new Date(start.getTime() + days * 86_400_000));
  const calls = fc.oneof(fc.nat(20_000), fc.nat(2_000_000), fc.nat(60_000_000));
  const purchases =
    offers.length === 0
      ? fc.constant([])
      : fc.array(
          fc
            .record({ offer: fc.constantFrom(...offers), amount: fc.integer({ min: 1, max: 30 }), at: day })
            .map(({ offer, amount, at }) =>
              offer.kind === "qps"
                ? { offer: offer.id, qps: amount, terms: 1, at }
                : { offer: offer.id, quantity: amount, at },
            ),
          { maxLength: 4 },
        );
  const scenarios = fc
    .record({
      usage: fc.array(fc.record({ meter: fc.constantFrom(...ids), calls, at: day }), {
        minLength: 1,
        maxLength: 6,
      }),
      purchases,
      freePacks: fc.boolean(),
    })
    .map((change) => scenarioOf(site, change));

  it("the estimate of the ways taken is what they promise, and never more than the scenario itself", () => {
    fc.assert(
      fc.property(scenarios, fc.option(fc.integer({ min: 1, max: 15 })), (scenario, peak) => {
        const peaks = peak === null ? [] : ids.map((id) => [id, peak] as const);
        const ways = waysOf(scenario, peaks);
        const better = ways.filter(({ saving }) => saving?.greaterThan(0));
        const before = totalOf(scenario);
        const after = totalOf(takeWays(scenario, better));
        expect(after.lessThanOrEqualTo(before)).toBe(true);
        const saved = better.reduce((sum, { saving }) => sum.plus(saving ?? 0), new Decimal(0));
        // The two totals are rounded once a service (rule T5), the saving is exact.
        expect(before.minus(after).minus(saved).abs().lessThanOrEqualTo(new Decimal("0.01").times(3))).toBe(
          true,
        );
        for (const { best, meter } of ways) {
          if (best === null) continue;
          const alone = {
            ...scenario,
            usage: scenario.usage.filter((each) => each.meter === meter),
            purchases: [],
          };
          const taken = takeWays(
            alone,
            ways.filter((each) => each.meter === meter),
          );
          expect(totalOf(taken).toFixed(2)).toBe(
            best.total.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2),
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});
