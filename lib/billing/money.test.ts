import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  amountString,
  Decimal,
  decimal,
  fromJson,
  isNegative,
  isPositive,
  money,
  multiply,
  roundToCents,
  smaller,
  subtract,
  sum,
  toJson,
  zero,
} from "./money";

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const usd = (value: number) => money(decimal(value).dividedBy(100), "USD");

describe("money", () => {
  it("is exact where binary numbers are not (T6)", () => {
    expect(add(money("0.1", "USD"), money("0.2", "USD")).amount.toString()).toBe("0.3");
    expect(multiply(money("0.0003", "CNY"), 1_000_000_000_000).amount.toString()).toBe("300000000");
  });

  it("refuses a fractional number, which is inexact already (T6)", () => {
    expect(() => money(0.1, "USD")).toThrow(RangeError);
    expect(() => decimal(2 ** 53)).toThrow(RangeError);
    expect(() => decimal("Infinity")).toThrow(RangeError);
    expect(decimal(12n).toString()).toBe("12");
  });

  it("never mixes currencies", () => {
    expect(() => add(money(1, "USD"), money(1, "CNY"))).toThrow("Mixed currencies");
    expect(() => subtract(money(1, "USD"), money(1, "CNY"))).toThrow("Mixed currencies");
    expect(() => smaller(money(1, "USD"), money(1, "CNY"))).toThrow("Mixed currencies");
    expect(() => sum([money(1, "CNY")], "USD")).toThrow("Mixed currencies");
  });

  it.each([
    ["649.935", "649.94"],
    ["649.934999", "649.93"],
    ["0.005", "0.01"],
    ["-0.005", "-0.01"],
    ["-0.004", "0.00"],
    ["7", "7.00"],
  ])("rounds %s to %s, half up (T5)", (exact, rounded) => {
    expect(toJson(roundToCents(money(exact, "USD")))).toEqual({ currency: "USD", amount: rounded });
  });

  it("rounds by half a cent at most (T5)", () => {
    const exact = fc
      .bigInt({ min: -(10n ** 16n), max: 10n ** 16n })
      .map((n) => new Decimal(n.toString()).dividedBy(1e8));
    fc.assert(
      fc.property(exact, (amount) => {
        const rounded = roundToCents({ currency: "CNY", amount });
        expect(rounded.amount.minus(amount).abs().lessThanOrEqualTo("0.005")).toBe(true);
        expect(rounded.amount.times(100).isInteger()).toBe(true);
      }),
    );
  });

  it("adds and subtracts without loss", () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(subtract(add(usd(a), usd(b)), usd(b)).amount.equals(usd(a).amount)).toBe(true);
      }),
    );
  });

  it("adds and multiplies as decimal.js does, digit and sign", () => {
    const some = fc.oneof(cents, fc.constantFrom(0, -0)).map(usd);
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(add(a, b).amount).toEqual(a.amount.plus(b.amount));
        expect(subtract(a, b).amount).toEqual(a.amount.minus(b.amount));
        expect(subtract(a, a).amount).toEqual(a.amount.minus(a.amount));
        expect(multiply(a, b.amount).amount).toEqual(a.amount.times(b.amount));
      }),
    );
  });

  it("survives JSON", () => {
    fc.assert(
      fc.property(cents, (a) => {
        expect(fromJson(toJson(usd(a))).amount.equals(usd(a).amount)).toBe(true);
      }),
    );
  });

  it("prints without exponent and without zeros that say nothing", () => {
    expect(amountString(decimal("0.050"))).toBe("0.05");
    expect(amountString(decimal("0.00000001"))).toBe("0.00000001");
    expect(amountString(decimal("1000000000000000000000"))).toBe("1000000000000000000000");
    expect(amountString(decimal("5"), 2)).toBe("5.00");
  });

  it("knows its sign; zero has none", () => {
    expect([isNegative(zero("USD")), isPositive(zero("USD"))]).toEqual([false, false]);
    expect([isNegative(money("-0.01", "USD")), isPositive(money("0.01", "USD"))]).toEqual([true, true]);
  });
});
