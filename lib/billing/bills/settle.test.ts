import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money, sum } from "../money";
import type { Voucher } from "../packs/voucher";
import { planHold } from "./hold";
import { planSettlement, type SettlementInput } from "./settle";

const cny = (amount: string | number) => money(amount, "CNY");
const now = new Date("2026-11-01T00:10:00+08:00");
const voucher: Voucher = {
  id: "v1",
  remaining: cny(30),
  services: ["face-recognition-cn"],
  kinds: ["postpaid"],
  minimum: cny(0),
  validFrom: new Date("2026-01-01T00:00:00+08:00"),
  validUntil: null,
};
const input: SettlementInput = {
  service: "face-recognition-cn",
  total: cny(100),
  balances: { gifted: cny(10), earnings: cny(20), cash: cny(50) },
  vouchers: [],
  holdToRelease: [],
};
const settle = (change: Partial<SettlementInput>) => planSettlement({ ...input, ...change }, now);

describe("a settlement (L2)", () => {
  it("takes vouchers in scope, gifted, earnings, cash, and only cash below zero", () => {
    expect(settle({ vouchers: [voucher], total: cny(120) })).toEqual({
      releases: [],
      payments: [
        { book: "voucher", amount: cny(30), voucherId: "v1" },
        { book: "gifted", amount: cny(10) },
        { book: "earnings", amount: cny(20) },
        { book: "cash", amount: cny(60) },
      ],
      balances: { gifted: cny(0), earnings: cny(0), cash: cny(-10) },
    });
  });

  it("deepens a debt that is there already", () => {
    const { payments, balances } = settle({ balances: { gifted: cny(0), earnings: cny(0), cash: cny(-5) } });
    expect(payments).toEqual([{ book: "cash", amount: cny(100) }]);
    expect(balances.cash).toEqual(cny(-105));
  });

  it("uses only vouchers whose scope says so, the one that ends first first", () => {
    const ending = { ...voucher, id: "v2", validUntil: new Date("2026-12-01T00:00:00+08:00") };
    const prepaid = { ...voucher, id: "v3", kinds: ["prepaid" as const] };
    const { payments } = settle({ vouchers: [voucher, prepaid, ending], total: cny(40) });
    expect(payments).toEqual([
      { book: "voucher", amount: cny(30), voucherId: "v2" },
      { book: "voucher", amount: cny(10), voucherId: "v1" },
    ]);
  });

  it("holds a voucher's minimum against the bill, not against what others left of it", () => {
    const first = { ...voucher, id: "a" };
    const second = { ...voucher, id: "b", minimum: cny(100) };
    const { payments } = settle({ vouchers: [first, second] });
    expect(payments.slice(0, 2).map(({ voucherId }) => voucherId)).toEqual(["a", "b"]);
  });

  it("releases the hold first, each part to the balance it came from (L4)", () => {
    const holdToRelease = [
      { book: "gifted" as const, amount: cny(40) },
      { book: "cash" as const, amount: cny(60) },
    ];
    const { releases, payments, balances } = settle({ holdToRelease });
    expect(releases).toEqual(holdToRelease);
    expect(payments).toEqual([
      { book: "gifted", amount: cny(50) },
      { book: "earnings", amount: cny(20) },
      { book: "cash", amount: cny(30) },
    ]);
    expect(balances).toEqual({ gifted: cny(0), earnings: cny(0), cash: cny(80) });
  });

  it("of nothing takes nothing", () => {
    expect(settle({ total: cny(0), vouchers: [voucher] }).payments).toEqual([]);
  });

  it("always pays exactly the total and keeps gifted and earnings at zero or above", () => {
    const cents = fc.nat(20_000).map((n) => cny((n / 100).toFixed(2)));
    const cash = fc.integer({ min: -20_000, max: 20_000 }).map((n) => cny((n / 100).toFixed(2)));
    fc.assert(
      fc.property(cents, cents, cents, cash, cents, (total, gifted, earnings, cashBefore, held) => {
        const { payments, balances } = settle({
          total,
          balances: { gifted, earnings, cash: cashBefore },
          vouchers: [voucher],
          holdToRelease: [{ book: "earnings", amount: held }],
        });
        const paid = sum(
          payments.map(({ amount }) => amount),
          "CNY",
        );
        expect(paid.amount.equals(total.amount)).toBe(true);
        expect(balances.gifted.amount.isNegative() || balances.earnings.amount.isNegative()).toBe(false);
        const fromVoucher = payments.find(({ book }) => book === "voucher")?.amount.amount ?? 0;
        const before = gifted.amount.plus(earnings.amount).plus(cashBefore.amount).plus(held.amount);
        const after = balances.gifted.amount.plus(balances.earnings.amount).plus(balances.cash.amount);
        expect(before.minus(total.amount).plus(fromVoucher).equals(after)).toBe(true);
        if (balances.cash.amount.lessThan(0) && payments.some(({ book }) => book === "cash")) {
          expect(balances.gifted.amount.isZero() && balances.earnings.amount.isZero()).toBe(true);
        }
      }),
    );
  });
});

describe("a hold (L4, L5)", () => {
  const policy = { percent: 120 };

  it("is 120 % of the list-price charge, to the cent", () => {
    const balances = { gifted: cny(0), earnings: cny(0), cash: cny(20_000) };
    expect(planHold(policy, cny("6368"), balances)).toEqual({
      wanted: cny("7641.6"),
      parts: [{ book: "cash", amount: cny("7641.6") }],
      shortfall: cny(0),
    });
    expect(planHold(policy, cny("0.0042"), balances)?.wanted).toEqual(cny("0.01"));
  });

  it("takes what there is and names the shortfall, which is no debt", () => {
    const balances = { gifted: cny(10), earnings: cny(5), cash: cny(50) };
    expect(planHold(policy, cny(100), balances)).toEqual({
      wanted: cny(120),
      parts: [
        { book: "gifted", amount: cny(10) },
        { book: "earnings", amount: cny(5) },
        { book: "cash", amount: cny(50) },
      ],
      shortfall: cny(55),
    });
  });

  it("never takes cash below zero, nor deeper", () => {
    const balances = { gifted: cny(0), earnings: cny(0), cash: cny(-5) };
    expect(planHold(policy, cny(100), balances)).toEqual({
      wanted: cny(120),
      parts: [],
      shortfall: cny(120),
    });
  });

  it("is not made where the document has none", () => {
    expect(planHold(null, cny(100), input.balances)).toBeNull();
  });
});
