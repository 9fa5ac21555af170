import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Payment } from "../ledger/payment";
import { money, sum } from "../money";
import { planRefund, type RefundableOrder, type RefundContext } from "./refund";
import { refundableUntil, refundTimeLeft } from "./refund-window";

const usd = (amount: string | number) => money(amount, "USD");
const at = (text: string) => new Date(text);
const deliveredAt = at("2026-10-01T09:30:00+08:00");
const now = at("2026-10-03T12:00:00+08:00");

const order: RefundableOrder = {
  quantity: 1,
  total: usd(60),
  tax: usd(0),
  payments: [
    { book: "voucher", amount: usd(10), voucherId: "v1" },
    { book: "gifted", amount: usd(20) },
    { book: "cash", amount: usd(30) },
  ],
  deliveredAt,
  campaignForbidsRefund: false,
  policy: { refund: { windowDays: 7, version: "003" }, packValidityYears: 1, termsVersion: "003" },
};
const context: RefundContext = {
  everActivated: true,
  closedForViolations: false,
  pack: { service: "face-fusion", origin: "purchased", refund: "none", everUsed: false, position: 0 },
  order,
  recentRefunds: 0,
};
const plan = (given: RefundContext, when = now) => {
  const decision = planRefund(given, when);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value;
};

describe("a refund", () => {
  it("gives each balance back what it paid; the voucher's part is lost (R5)", () => {
    expect(plan(context)).toEqual({
      refunds: [
        { book: "gifted", amount: usd(20) },
        { book: "cash", amount: usd(30) },
      ],
      lost: [{ book: "voucher", amount: usd(10), voucherId: "v1" }],
      paid: usd(60),
      amount: usd(50),
      tax: usd(0),
      refundableUntil: at("2026-10-09T00:00:00+08:00"),
      review: null,
    });
  });

  it("goes to support from the fifth within 30 days (R8)", () => {
    expect(plan({ ...context, recentRefunds: 3 }).review).toBeNull();
    expect(plan({ ...context, recentRefunds: 4 }).review).toEqual({ requests: 5, days: 30, reviewFrom: 5 });
  });

  it("is asked for after an activation, which is the one thing the customer can still do (R7)", () => {
    expect(planRefund({ ...context, everActivated: false }, now)).toMatchObject({
      refusal: { code: "service_not_activated" },
    });
  });
});

describe("the refusals (R4)", () => {
  const { policy } = order;
  /** Each breaks one guard, in the order of the rule. */
  const breaks: readonly (readonly [code: string, (given: RefundContext) => RefundContext])[] = [
    ["pack_not_purchased", (c) => ({ ...c, pack: { ...c.pack, origin: "gifted" } })],
    [
      "service_does_not_refund",
      (c) => ({ ...c, order: c.order && { ...c.order, policy: { ...policy, refund: null } } }),
    ],
    ["account_closed_for_violations", (c) => ({ ...c, closedForViolations: true })],
    [
      "campaign_forbids_refund",
      (c) => ({ ...c, order: c.order && { ...c.order, campaignForbidsRefund: true } }),
    ],
    ["pack_already_refunded", (c) => ({ ...c, pack: { ...c.pack, refund: "refunding" } })],
    ["pack_partly_used", (c) => ({ ...c, pack: { ...c.pack, everUsed: true } })],
    [
      "refund_window_over",
      (c) => ({ ...c, order: c.order && { ...c.order, deliveredAt: at("2026-09-01T00:00:00+08:00") } }),
    ],
    ["service_not_activated", (c) => ({ ...c, everActivated: false })],
  ];

  it.each(breaks.map(([code], index) => [code, index] as const))(
    "%s stands before all that follow it",
    (code, index) => {
      const broken = breaks.slice(index).reduce((given, [, breakIt]) => breakIt(given), context);
      expect(planRefund(broken, now)).toMatchObject({ ok: false, refusal: { code } });
    },
  );

  it("name a free pack and one that is refunded already", () => {
    const free = { ...context, order: null, pack: { ...context.pack, origin: "free" as const } };
    expect(planRefund(free, now)).toMatchObject({ refusal: { code: "pack_not_purchased" } });
    const refunded = { ...context, pack: { ...context.pack, refund: "refunded" as const } };
    expect(planRefund(refunded, now)).toMatchObject({ refusal: { code: "pack_already_refunded" } });
  });
});

describe("the window (R3)", () => {
  it.each([
    ["2026-10-01T00:00:00+08:00", "2026-10-09T00:00:00+08:00"],
    ["2026-10-01T23:59:59.999+08:00", "2026-10-09T00:00:00+08:00"],
    ["2026-09-30T16:00:00Z", "2026-10-09T00:00:00+08:00"],
  ])("delivered %s ends %s, the same for a whole day", (delivered, until) => {
    expect(refundableUntil(at(delivered), 7)).toEqual(at(until));
  });

  it("includes its last moment and not the one after", () => {
    expect(planRefund(context, at("2026-10-08T23:59:59.999+08:00")).ok).toBe(true);
    expect(planRefund(context, at("2026-10-09T00:00:00+08:00"))).toMatchObject({
      refusal: { code: "refund_window_over", params: { until: "2026-10-09 00:00" } },
    });
  });

  it("counts down to nothing and stays there", () => {
    expect(refundTimeLeft(deliveredAt, 7, at("2026-10-08T23:59:59.000+08:00"))).toBe(1_000);
    expect(refundTimeLeft(deliveredAt, 7, at("2026-12-01T00:00:00+08:00"))).toBe(0);
  });
});

describe("refunding an order pack by pack (R10)", () => {
  const split = (quantity: number, payments: readonly Payment[], tax = usd(0)) => {
    const total = sum(
      payments.map(({ amount }) => amount),
      "USD",
    );
    return Array.from({ length: quantity }, (_, position) =>
      plan({
        ...context,
        pack: { ...context.pack, position },
        order: { ...order, quantity, total, tax, payments },
      }),
    );
  };

  it("gives every pack of equal price the same amount, whatever mix paid", () => {
    const parts = split(3, [
      { book: "gifted", amount: usd(100) },
      { book: "cash", amount: usd(80) },
    ]);
    expect(parts.map(({ amount }) => amount.amount.toString())).toEqual(["60", "60", "60"]);
    expect(parts.map(({ refunds }) => refunds.map(({ amount }) => amount.amount.toString()))).toEqual([
      ["33.34", "26.66"],
      ["33.33", "26.67"],
      ["33.33", "26.67"],
    ]);
  });

  it("sums to what was paid, to the cent and balance by balance", () => {
    const cents = fc.nat(100_000).map((n) => usd((n / 100).toFixed(2)));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        cents,
        cents,
        cents,
        cents,
        (quantity, voucher, gifted, earnings, cash) => {
          const payments: Payment[] = [
            { book: "voucher", amount: voucher, voucherId: "v1" },
            { book: "gifted", amount: gifted },
            { book: "earnings", amount: earnings },
            { book: "cash", amount: cash },
          ];
          const parts = split(quantity, payments, usd("0.06"));
          for (const { book, amount: paid } of payments) {
            const back = parts
              .flatMap(({ refunds, lost }) => [...refunds, ...lost])
              .filter((part) => part.book === book);
            expect(
              sum(
                back.map(({ amount }) => amount),
                "USD",
              ).amount.equals(paid.amount),
            ).toBe(true);
            for (const { amount } of back) expect(amount.amount.greaterThan(0)).toBe(true);
          }
          const wholes = parts.map(
            ({ refunds, lost }) =>
              sum(
                [...refunds, ...lost].map(({ amount }) => amount),
                "USD",
              ).amount,
          );
          const differences = wholes.map((whole) =>
            whole
              .minus(wholes[0] ?? 0)
              .abs()
              .toNumber(),
          );
          expect(Math.max(...differences)).toBeLessThanOrEqual(0.01);
          for (const { amount, tax } of parts) expect(tax.amount.lessThanOrEqualTo(amount.amount)).toBe(true);
        },
      ),
    );
  });

  it("refuses to divide what is not whole cents, which nothing ever pays", () => {
    expect(() => split(1, [{ book: "cash", amount: usd("0.005") }])).toThrow("parts of a cent");
  });
});
