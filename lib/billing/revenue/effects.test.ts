import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, Decimal } from "../money";
import { type Effects, effectsBetween, type Sales, sumEffects } from "./effects";

const sales = (demand: number, units: number, amount: string): Sales => ({
  demand,
  units,
  amount: new Decimal(amount),
});
const figures = ({ difference, volume, packs, price }: Effects) =>
  [difference, volume, packs, price].map(({ amount }) => amount.toFixed(2));
const between = (before: Sales, after: Sales) => figures(effectsBetween(before, after, "CNY"));

describe("why a month brought another amount", () => {
  it("is volume where only the number of calls changed", () => {
    expect(between(sales(1_000, 1_000, "100"), sales(1_500, 1_500, "150"))).toEqual([
      "50.00",
      "50.00",
      "0.00",
      "0.00",
    ]);
  });

  it("is price where the same calls reached a cheaper tier (P3)", () => {
    expect(between(sales(1_000, 1_000, "100"), sales(1_000, 1_000, "85"))).toEqual([
      "-15.00",
      "0.00",
      "0.00",
      "-15.00",
    ]);
  });

  it("is packs where they covered more of the same calls (U1)", () => {
    expect(between(sales(1_000, 1_000, "100"), sales(1_000, 400, "40"))).toEqual([
      "-60.00",
      "0.00",
      "-60.00",
      "0.00",
    ]);
  });

  it("is split where everything changed at once", () => {
    // 1,000 calls, half paid at 0.10, become 2,000 calls, a quarter paid at 0.12.
    expect(between(sales(1_000, 500, "50"), sales(2_000, 500, "60"))).toEqual([
      "10.00",
      "50.00",
      "-50.00",
      "10.00",
    ]);
  });

  it("is volume where something begins or ends, and packs where what they covered is paid for the first time", () => {
    expect(between(sales(0, 0, "0"), sales(10, 5, "7"))).toEqual(["7.00", "7.00", "0.00", "0.00"]);
    expect(between(sales(10, 5, "7"), sales(0, 0, "0"))).toEqual(["-7.00", "-7.00", "0.00", "0.00"]);
    expect(between(sales(10, 0, "0"), sales(10, 5, "7"))).toEqual(["7.00", "0.00", "7.00", "0.00"]);
  });

  it("is price where there is nothing to count, as with what rounding added to bills (T5)", () => {
    expect(between(sales(0, 0, "0.01"), sales(0, 0, "-0.02"))).toEqual(["-0.03", "0.00", "0.00", "-0.03"]);
  });

  it("sums to the difference exactly, of one thing and of all together, with volume and packs in whole cents", () => {
    const some = fc
      .record({ demand: fc.nat(90_000_000), share: fc.nat(1_000), amount: fc.nat(1_000_000_000) })
      .map(({ demand, share, amount }) =>
        sales(demand, Math.floor((demand * share) / 1_000), new Decimal(amount).dividedBy(10_000).toFixed()),
      );
    fc.assert(
      fc.property(fc.array(fc.tuple(some, some), { maxLength: 8 }), (months) => {
        const each = months.map(([before, after]) => effectsBetween(before, after, "USD"));
        for (const found of [...each, sumEffects(each, "USD")]) {
          expect(add(add(found.volume, found.packs), found.price)).toEqual(found.difference);
          expect([found.volume, found.packs].every(({ amount }) => amount.decimalPlaces() <= 2)).toBe(true);
        }
        const total = months.reduce(
          (sum, [before, after]) => sum.plus(after.amount).minus(before.amount),
          new Decimal(0),
        );
        expect(sumEffects(each, "USD").difference.amount.equals(total)).toBe(true);
      }),
    );
  });
});
