import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, billingMonth } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import { findOffer, services } from "../catalog/catalog";
import type { MeterId, Offer } from "../catalog/types";
import { callsAtThisPace, cheapestForRest, monthIf, type RunningMonth } from "./running-month";

const now = new Date("2026-10-15T12:00:00+08:00");
const image: MeterId = "face-fusion/image-face-fusion";
const none = { calls: 0, free: 0, gifted: 0, purchased: 0, qps: 0, billable: 0, refused: 0 };
const running = (meter: MeterId, billable: number, change: Partial<RunningMonth> = {}): RunningMonth => ({
  meter,
  month: billingMonth("2026-10"),
  activatedAt: addMonths(now, -6),
  soFar: { ...none, calls: billable, billable },
  packs: [],
  mode: "calls",
  contracts: [],
  announced: nothingAnnounced,
  ...change,
});
const packOf = (id: string): Exclude<Offer, { kind: "qps" }> => {
  const offer = findOffer(id);
  if (offer === undefined || offer.kind === "qps") throw new Error(id);
  return offer;
};
const open = (remaining: number) => ({
  id: "open",
  origin: "purchased" as const,
  validFrom: addMonths(now, -3),
  validUntil: addMonths(now, 9),
  remaining,
});

describe("the running month, if its calls reach a number", () => {
  it("costs what the tier reached makes of all calls: 8,000 so far, 10,000 in the end (P3)", () => {
    const month = running(image, 8_000);
    expect(monthIf(month, 8_000, now)).toMatchObject({
      line: { billable: 8_000 },
      cliff: { callsNeeded: 2_000 },
    });
    expect(monthIf(month, 8_000, now).total?.toFixed()).toBe("520");
    expect(monthIf(month, 10_000, now).total?.toFixed()).toBe("500");
  });

  it("draws the packs there are before anything bought now, and covers no call that is over (U3)", () => {
    const month = running(image, 500, { packs: [open(1_000)] });
    const { line, bought, total } = monthIf(month, 2_500, now, {
      offer: packOf(`${image}/pack-1000`),
      quantity: 1,
    });
    expect(line).toMatchObject({ calls: 2_500, covered: { purchased: 2_000 }, billable: 500 });
    expect([bought.toFixed(), total?.toFixed()]).toEqual(["60", "92.5"]);
  });

  it("costs nothing more in QPS billing (S6)", () => {
    const month = running(image, 500, { packs: [open(1_000)], mode: "qps" });
    expect(monthIf(month, 2_500, now).line).toMatchObject({
      covered: { purchased: 0, qps: 2_000 },
      billable: 500,
    });
  });

  it("cannot have fewer calls than it has", () => {
    expect(() => monthIf(running(image, 500), 499, now)).toThrow(RangeError);
  });

  it("has a pace: 1,450 calls in the first 14.5 of 31 days make 3,100", () => {
    expect(callsAtThisPace(running(image, 1_450), now)).toBe(3_100);
    const end = new Date("2026-10-31T23:59:59.999+08:00");
    expect(callsAtThisPace(running(image, 1_450), end)).toBe(1_450);
  });

  it("has a pace that no day before the first activation slows down: 100 calls in one of 17.5 days make 1,750", () => {
    const activatedAt = new Date("2026-10-14T12:00:00+08:00");
    expect(callsAtThisPace(running(image, 100, { activatedAt }), now)).toBe(1_750);
    const first = new Date("2026-10-01T00:00:00+08:00");
    const before = new Date(first.getTime() - 1);
    expect(callsAtThisPace(running(image, 1_450, { activatedAt: first }), now)).toBe(3_100);
    expect(callsAtThisPace(running(image, 1_450, { activatedAt: before }), now)).toBe(3_100);
  });

  it("says not to buy for calls that are over, and what to buy for those to come", () => {
    expect(cheapestForRest(running(image, 9_000), 10_000, now)?.choices).toEqual([]);
    expect(cheapestForRest(running(image, 0), 9_999, now)?.choices).toMatchObject([
      { size: { units: 10_000 } },
    ]);
  });
});

it("never advises packs that make the month dearer, and promises what rating then charges", () => {
  const meters = services.flatMap((service) => service.meters).filter(({ packs }) => packs.length > 0);
  const count = fc.oneof(fc.nat(20_000), fc.nat(3_000_000));
  fc.assert(
    fc.property(fc.constantFrom(...meters), count, count, fc.nat(5_000), (meter, billable, more, left) => {
      const month = running(meter.id, billable, { packs: [open(left)] });
      const reached = billable + more;
      const advice = cheapestForRest(month, reached, now);
      const asIs = monthIf(month, reached, now).total;
      if (advice === null) {
        expect(asIs).toBeNull();
        return;
      }
      if (asIs !== null) expect(advice.total.lessThanOrEqualTo(asIs)).toBe(true);
      const covered = { ...month, packs: [...month.packs, { ...open(advice.units), id: "bought" }] };
      expect(monthIf(covered, reached, now).line.amount?.toFixed()).toBe(advice.billed.toFixed());
    }),
  );
});
