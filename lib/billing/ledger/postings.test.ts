import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal, money, sum } from "../money";
import {
  creditPostings,
  giftPostings,
  holdPostings,
  releasePostings,
  settlementPostings,
  topUpPostings,
} from "./balance-postings";
import { type Book, type Posting, posting, reversal } from "./books";
import { heldItem, parseHeldItem } from "./held-item";
import { type Payment, payFrom, planPayments } from "./payment";
import { purchasePostings, refundPostings } from "./purchase-postings";

const usd = (amount: string | number) => money(amount, "USD");
const cents = fc.nat(100_000).map((n) => usd((n / 100).toFixed(2)));
/** What a book gained, over all its items. */
const gain = (postings: readonly Posting[], book: Book) =>
  postings.reduce(
    (total, { from, to, amount }) =>
      total.plus(to === book ? amount.amount : 0).minus(from === book ? amount.amount : 0),
    new Decimal(0),
  );
const paid = (payments: readonly Payment[]) =>
  sum(
    payments.map(({ amount }) => amount),
    "USD",
  );

describe("postings", () => {
  it("move amounts above zero only", () => {
    expect(() => posting("payments", "cash", usd(0))).toThrow("A posting of 0");
    expect(() => topUpPostings(usd(-1))).toThrow("A posting of -1");
  });

  it("are corrected by their reversal, items and all", () => {
    const given = [...topUpPostings(usd(5)), ...giftPostings(usd(7), "v1")];
    expect(reversal(given)).toEqual([
      { from: "cash", to: "payments", amount: usd(5) },
      { from: "voucher", to: "promotions", amount: usd(7), fromItem: "v1" },
    ]);
    expect(reversal(reversal(given))).toEqual(given);
  });

  it("bring top-ups to cash and gifts to gifted or a voucher (F6)", () => {
    expect(topUpPostings(usd(5))).toEqual([{ from: "payments", to: "cash", amount: usd(5) }]);
    expect(giftPostings(usd(5))).toEqual([{ from: "promotions", to: "gifted", amount: usd(5) }]);
  });
});

describe("a purchase", () => {
  const order = {
    offer: { kind: "call_pack" as const },
    subtotal: usd(450),
    tax: usd(0),
    payments: [
      { book: "voucher" as const, amount: usd(50), voucherId: "v1" },
      { book: "gifted" as const, amount: usd(100) },
      { book: "cash" as const, amount: usd(300) },
    ],
  };

  it("is one posting per paying balance", () => {
    expect(purchasePostings(order)).toEqual([
      { from: "voucher", to: "pack_sales", amount: usd(50), fromItem: "v1" },
      { from: "gifted", to: "pack_sales", amount: usd(100) },
      { from: "cash", to: "pack_sales", amount: usd(300) },
    ]);
  });

  it("goes to the sales of its kind, and its tax to tax", () => {
    const taxed = { ...order, offer: { kind: "qps" as const }, subtotal: usd(430), tax: usd(20) };
    const postings = purchasePostings(taxed);
    expect([gain(postings, "qps_sales").toString(), gain(postings, "tax").toString()]).toEqual(["430", "20"]);
    expect(postings.at(-1)).toEqual({ from: "cash", to: "tax", amount: usd(20) });
    expect(purchasePostings({ ...order, offer: { kind: "material_pack" } })[0]?.to).toBe("material_sales");
  });

  it("is given back where it came from, without the voucher (R5)", () => {
    const refund = { refunds: order.payments.slice(1), amount: usd(400), tax: usd(20) };
    const postings = refundPostings(order.offer, refund);
    expect(gain(postings, "gifted").toString()).toBe("100");
    expect(gain(postings, "cash").toString()).toBe("300");
    expect(gain(postings, "pack_sales").toString()).toBe("-380");
    expect(gain(postings, "tax").toString()).toBe("-20");
    expect(gain(postings, "voucher").toString()).toBe("0");
  });

  it("moves exactly the subtotal and the tax, whoever pays", () => {
    fc.assert(
      fc.property(cents, cents, cents, cents, (gifted, earnings, cash, tax) => {
        const payments = payFrom(usd(10_000), { gifted, earnings, cash });
        const total = paid(payments).amount;
        const taxPart = Decimal.min(tax.amount, total);
        const subtotal = money(total.minus(taxPart), "USD");
        const postings = purchasePostings({ ...order, subtotal, tax: money(taxPart, "USD"), payments });
        expect(gain(postings, "pack_sales").equals(subtotal.amount)).toBe(true);
        expect(gain(postings, "tax").equals(taxPart)).toBe(true);
        for (const { book, amount } of payments) {
          expect(gain(postings, book).equals(amount.amount.negated())).toBe(true);
        }
        const bill = settlementPostings(payments, subtotal);
        expect(gain(bill, "usage_sales").equals(subtotal.amount)).toBe(true);
        expect(gain(bill, "tax").equals(taxPart)).toBe(true);
      }),
    );
  });
});

describe("a hold (L4)", () => {
  const parts = [
    { book: "gifted" as const, amount: usd(3) },
    { book: "cash" as const, amount: usd(9) },
  ];

  it("remembers which balance it came from, so that its release changes nothing", () => {
    const held = holdPostings("face-recognition-cn", parts);
    expect(held[0]).toEqual({
      from: "gifted",
      to: "held",
      amount: usd(3),
      toItem: "face-recognition-cn:gifted",
    });
    expect(releasePostings("face-recognition-cn", parts)).toEqual(reversal(held));
    expect(gain(held, "held").toString()).toBe("12");
  });

  it("names its item so that it can be read again", () => {
    expect(parseHeldItem(heldItem("face-recognition-cn", "earnings"))).toEqual({
      service: "face-recognition-cn",
      book: "earnings",
    });
    expect(() => parseHeldItem("face-recognition-cn")).toThrow("held money");
    expect(() => parseHeldItem("face-recognition-cn:voucher")).toThrow("held money");
    expect(() => parseHeldItem("speech:cash")).toThrow("held money");
  });
});

it("gives the difference of an adjustment back to cash, tax and all (U7)", () => {
  expect(creditPostings(usd(5), usd("0.3"))).toEqual([
    { from: "usage_sales", to: "cash", amount: usd(5) },
    { from: "tax", to: "cash", amount: usd("0.3") },
  ]);
  expect(creditPostings(usd(0), usd(0))).toEqual([]);
});

describe("paying (B4)", () => {
  const balances = { gifted: usd(1), earnings: usd(2), cash: usd(3) };

  it("needs nothing for nothing", () => {
    expect(planPayments(usd(0), balances, null)).toEqual({ ok: true, value: [] });
    expect(planPayments(usd(0), balances, { id: "v1", pays: usd(5) })).toEqual({ ok: true, value: [] });
  });

  it("counts the voucher as available money", () => {
    expect(planPayments(usd(20), balances, { id: "v1", pays: usd(5) })).toMatchObject({
      refusal: { params: { available: { amount: "11.00" }, shortfall: { amount: "9.00" } } },
    });
  });
});
