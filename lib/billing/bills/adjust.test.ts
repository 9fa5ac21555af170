import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import type { ContractPrice, MeterId } from "../catalog/types";
import { money } from "../money";
import { rateMonth } from "../rating/rate-month";
import { type Adjustment, type IssuedAmounts, isAdjustable, planAdjustment } from "./adjust";
import { makeBill } from "./make-bill";

const month = billingMonth("2026-10");
const usd = (amount: string) => money(amount, "USD");
const image: MeterId = "face-fusion/image-face-fusion";
const bill = (billable: number, taxRate = "0", meter: MeterId = image, contracts: ContractPrice[] = []) =>
  makeBill({
    currency: "USD",
    service: "face-fusion",
    month,
    taxRate,
    lines: [
      rateMonth({
        meter,
        month,
        usage: { calls: billable, free: 0, gifted: 0, purchased: 0, qps: 0, billable, refused: 0 },
        contracts,
        announced: nothingAnnounced,
      }),
    ],
  });

describe("an adjustment (U7)", () => {
  it("is the difference that late calls make", () => {
    expect(planAdjustment([bill(100)], [], bill(110))).toMatchObject({
      usageExact: usd("0.65"),
      total: usd("0.65"),
    });
  });

  it("gives back when one late call makes the whole month cheaper (P3)", () => {
    // 9,999 calls were billed 649.935, rounded 649.94; 10,000 calls cost 500.
    expect(planAdjustment([bill(9_999)], [], bill(10_000))).toMatchObject({
      usageExact: usd("-149.935"),
      rounding: usd("-0.005"),
      total: usd("-149.94"),
    });
  });

  it("is none where nothing changed", () => {
    expect(planAdjustment([bill(100, "0.06")], [], bill(100, "0.06"))).toBeNull();
  });

  it("is the first bill of a month that had none, also of 0: calls that packs covered are on a bill like any others (L1)", () => {
    expect(planAdjustment([], [], bill(0))).toMatchObject({ kind: "adjustment", total: usd("0") });
    expect(planAdjustment([bill(0)], [], bill(0))).toBeNull();
  });

  it("keeps all bills of a month together at its re-rated bill, tax and rounding too", () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.array(fc.nat(5_000), { maxLength: 5 }), (first, later) => {
        const issued: (IssuedAmounts | Adjustment)[] = [bill(first, "0.0675")];
        let calls = first;
        for (const late of later) {
          calls += late;
          const adjustment = planAdjustment(issued, [], bill(calls, "0.0675"));
          if (adjustment !== null) issued.push(adjustment);
        }
        const now = bill(calls, "0.0675");
        for (const key of ["usageExact", "subtotal", "tax"] as const) {
          const total = issued.reduce((sum, each) => sum.plus(each[key].amount), usd("0").amount);
          expect(total.equals(now[key].amount)).toBe(true);
        }
      }),
    );
  });

  it("bills a line that needed a quote once a contract prices it (P8)", () => {
    const meter: MeterId = "face-recognition-intl/face-search";
    const contract: ContractPrice = {
      meter,
      effectiveFrom: new Date("2026-10-01T00:00:00+08:00"),
      bounds: "(a,b]",
      tiers: [{ upTo: null, unitPrice: "0.002" }],
    };
    const quoted = bill(1_000, "0", meter);
    expect(quoted.total).toEqual(usd("0"));
    expect(planAdjustment([quoted], [meter], bill(1_000, "0", meter, [contract]))).toMatchObject({
      kind: "supplement",
      total: usd("2"),
    });
  });

  it("of nothing but a line that begins to wait for a price is a bill too, and once (P8)", () => {
    const meter: MeterId = "face-recognition-intl/face-search";
    const waits = bill(1_000, "0", meter);
    expect(planAdjustment([], [], waits)).toMatchObject({
      kind: "adjustment",
      total: usd("0"),
      newlyWaiting: [meter],
    });
    expect(planAdjustment([waits], [meter], bill(2_000, "0", meter))).toBeNull();
  });

  it("ends a line's waiting even where the agreed price is none (P8)", () => {
    const meter: MeterId = "face-recognition-intl/face-search";
    const free: ContractPrice = {
      meter,
      effectiveFrom: new Date("2026-10-01T00:00:00+08:00"),
      bounds: "(a,b]",
      tiers: [{ upTo: null, unitPrice: "0" }],
    };
    expect(planAdjustment([bill(5, "0", meter)], [meter], bill(5, "0", meter, [free]))).toMatchObject({
      kind: "supplement",
      total: usd("0"),
    });
  });
});

describe("a month that was billed", () => {
  it("can change until the last late call could have come, to the instant (U7)", () => {
    const end = new Date("2026-11-01T00:00:00+08:00").getTime();
    const days90 = 90 * 24 * 3_600_000;
    expect(isAdjustable(month, new Date(end + days90 - 1))).toBe(true);
    expect(isAdjustable(month, new Date(end + days90))).toBe(false);
  });
});
