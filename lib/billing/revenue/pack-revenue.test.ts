import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, Decimal, type Money, money } from "../money";
import { addMovements, movementBetween, noMovement } from "./deferred";
import { type Recognition, recognise, type Sold } from "./pack-revenue";

const day = 86_400_000;
const start = new Date("2026-10-01T00:00:00+08:00");
const onDay = (days: number) => new Date(start.getTime() + days * day);
const usd = (amount: string) => money(amount, "USD");
const pack: Sold = {
  paid: usd("100"),
  kind: "call_pack",
  units: 3,
  soldAt: start,
  validFrom: start,
  validUntil: onDay(365),
  refund: null,
};
const figures = ({ sold, used, lapsed, refunded, remaining }: Recognition) =>
  [sold, used, lapsed, refunded, remaining].map(({ amount }) => amount.toFixed(2));

describe("revenue of a call pack", () => {
  it("is nothing before it is sold, and all deferred at that instant", () => {
    expect(figures(recognise(pack, 0, new Date(start.getTime() - 1)))).toEqual(Array(5).fill("0.00"));
    expect(figures(recognise(pack, 0, start))).toEqual(["100.00", "0.00", "0.00", "0.00", "100.00"]);
  });

  it("is earned by use; the cent that does not divide is the last unit's", () => {
    expect(recognise(pack, 1, onDay(1)).used).toEqual(usd("33.33"));
    expect(recognise(pack, 2, onDay(1)).used).toEqual(usd("66.66"));
    expect(figures(recognise(pack, 3, onDay(1)))).toEqual(["100.00", "100.00", "0.00", "0.00", "0.00"]);
  });

  it("lapses at its end, not an instant before (U4, half-open)", () => {
    expect(recognise(pack, 1, new Date(pack.validUntil.getTime() - 1)).remaining).toEqual(usd("66.67"));
    expect(figures(recognise(pack, 1, pack.validUntil))).toEqual([
      "100.00",
      "33.33",
      "66.67",
      "0.00",
      "0.00",
    ]);
  });

  it("goes back with a refund; what a voucher paid stays (R5)", () => {
    const refund = { at: onDay(3), givenBack: usd("80") };
    expect(recognise({ ...pack, refund }, 0, new Date(onDay(3).getTime() - 1)).remaining).toEqual(usd("100"));
    expect(figures(recognise({ ...pack, refund }, 0, onDay(3)))).toEqual([
      "100.00",
      "0.00",
      "20.00",
      "80.00",
      "0.00",
    ]);
  });

  it("refuses to recognise more than was sold", () => {
    expect(() => recognise(pack, 4, onDay(1))).toThrow("4 of 3 cannot have been earned");
  });
});

describe("revenue of capacity", () => {
  it("is earned by its term, whatever is done with it", () => {
    const quota: Sold = {
      ...pack,
      kind: "qps",
      paid: usd("100"),
      validFrom: onDay(10),
      validUntil: onDay(40),
    };
    expect(recognise(quota, 0, onDay(9)).lapsed).toEqual(usd("0"));
    expect(recognise(quota, 0, onDay(20)).lapsed).toEqual(usd("33.33"));
    expect(figures(recognise(quota, 0, onDay(40)))).toEqual(["100.00", "0.00", "100.00", "0.00", "0.00"]);
  });
});

const anySold = fc
  .record({
    cents: fc.nat(10_000_000),
    kind: fc.constantFrom("call_pack" as const, "material_pack" as const, "qps" as const),
    units: fc.integer({ min: 1, max: 100_000_000 }),
    starts: fc.nat(100),
    lasts: fc.integer({ min: 1, max: 400 }),
    refund: fc.option(fc.record({ day: fc.nat(7), share: fc.nat(100) })),
  })
  .map(({ cents, kind, units, starts, lasts, refund }): Sold => {
    const givenBack = refund ? Math.floor((cents * refund.share) / 100) : 0;
    return {
      paid: usd(new Decimal(cents).dividedBy(100).toFixed(2)),
      kind,
      units,
      soldAt: start,
      validFrom: onDay(starts),
      validUntil: onDay(starts + lasts),
      refund: refund && {
        at: onDay(refund.day),
        givenBack: usd(new Decimal(givenBack).dividedBy(100).toFixed(2)),
      },
    };
  });
const isCents = ({ amount }: Money) => amount.times(100).isInteger();

describe("at every instant and for any use", () => {
  it("used, lapsed, refunded and remaining are whole cents, none below zero, and sum to what was sold", () => {
    fc.assert(
      fc.property(anySold, fc.nat(1_000), fc.integer({ min: -5, max: 600 }), (sold, use, when) => {
        const found = recognise(sold, Math.floor((sold.units * use) / 1_000), onDay(when));
        const parts = [found.used, found.lapsed, found.refunded, found.remaining];
        expect(parts.every((part) => isCents(part) && !part.amount.isNegative())).toBe(true);
        expect(parts.reduce(add)).toEqual(found.sold);
        expect(found.sold).toEqual(when < 0 ? usd("0") : sold.paid);
      }),
    );
  });

  it("without a refund, nothing recognised is ever taken back", () => {
    fc.assert(
      fc.property(
        anySold,
        fc.tuple(fc.nat(1_000), fc.nat(1_000)),
        fc.tuple(fc.nat(600), fc.nat(600)),
        (sold, uses, days) => {
          const [[less = 0, more = 0], [sooner = 0, later = 0]] = [uses, days].map((pair) =>
            pair.toSorted((a, b) => a - b),
          ) as [number[], number[]];
          const keep = { ...sold, refund: null };
          const first = recognise(keep, Math.floor((sold.units * less) / 1_000), onDay(sooner));
          const second = recognise(keep, Math.floor((sold.units * more) / 1_000), onDay(later));
          expect(second.remaining.amount.lessThanOrEqualTo(first.remaining.amount)).toBe(true);
        },
      ),
    );
  });

  it("a period's movement leads from its opening to its closing, for one pack and for many together", () => {
    fc.assert(
      fc.property(fc.array(anySold), fc.nat(600), fc.nat(600), (all, from, length) => {
        const movement = all
          .map((sold) =>
            movementBetween(recognise(sold, 0, onDay(from)), recognise(sold, 0, onDay(from + length))),
          )
          .reduce(addMovements, noMovement("USD"));
        const { opening, sold, used, lapsed, refunded, closing } = movement;
        expect(
          opening.amount.plus(sold.amount).minus(used.amount).minus(lapsed.amount).minus(refunded.amount),
        ).toEqual(closing.amount);
      }),
    );
  });

  it("as finely as bill lines (T5): cut into any periods, the shares sum to what was paid and never exceed it", () => {
    fc.assert(
      fc.property(
        anySold,
        fc.array(fc.tuple(fc.nat(1_000), fc.nat(600)), { maxLength: 12 }),
        (sold, looks) => {
          const uses = looks.map(([use]) => use).toSorted((a, b) => a - b);
          const days = looks.map(([, when]) => when).toSorted((a, b) => a - b);
          const earned = (use: number, when: number) => {
            const drawn = Math.floor((sold.units * use) / 1_000);
            const { used, lapsed } = recognise({ ...sold, refund: null }, drawn, onDay(when), 8);
            return used.amount.plus(lapsed.amount);
          };
          let before = new Decimal(0);
          let total = new Decimal(0);
          for (const [use, when] of [...uses.map((use, index) => [use, days[index] ?? 0]), [1_000, 600]]) {
            const now = earned(use ?? 0, when ?? 0);
            const share = now.minus(before);
            expect(share.isNegative() && !share.isZero()).toBe(false);
            expect(share.decimalPlaces()).toBeLessThanOrEqual(8);
            total = total.plus(share);
            expect(total.lessThanOrEqualTo(sold.paid.amount)).toBe(true);
            before = now;
          }
          expect(total.equals(sold.paid.amount)).toBe(true);
        },
      ),
    );
  });
});
