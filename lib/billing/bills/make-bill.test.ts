import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingMonth } from "../billing-month";
import { nothingAnnounced } from "../catalog/announced";
import type { MeterId } from "../catalog/types";
import { money } from "../money";
import { rateMonth } from "../rating/rate-month";
import { makeBill } from "./make-bill";

const month = billingMonth("2026-10");
const line = (meter: MeterId, billable: number) =>
  rateMonth({
    meter,
    month,
    usage: { calls: billable, free: 0, gifted: 0, purchased: 0, qps: 0, billable, refused: 0 },
    contracts: [],
    announced: nothingAnnounced,
  });
const bill = (lines: ReturnType<typeof line>[], taxRate = "0") =>
  makeBill({ currency: "USD", service: "face-fusion", month, lines, taxRate });
const usd = (amount: string) => money(amount, "USD");
const image = "face-fusion/image-face-fusion";
const video = "face-fusion/video-face-fusion";

describe("a bill", () => {
  it("rounds once, half up, and shows what that added (T5)", () => {
    expect(bill([line(image, 9_999)])).toMatchObject({
      usageExact: usd("649.935"),
      rounding: usd("0.005"),
      subtotal: usd("649.94"),
      total: usd("649.94"),
    });
  });

  it("does not round its lines one by one (T5)", () => {
    // 0.065 and 0.065 are 0.13; rounded each they would be 0.14.
    expect(bill([line(image, 1), line(image, 1)]).total).toEqual(usd("0.13"));
  });

  it("can round down, and then says so with a minus", () => {
    const { rounding, subtotal } = makeBill({
      currency: "CNY",
      service: "face-recognition-cn",
      month,
      lines: [line("face-recognition-cn/face-search", 1)],
      taxRate: "0",
    });
    expect([rounding.amount.toString(), subtotal.amount.toString()]).toEqual(["-0.0032", "0"]);
  });

  it("adds tax to the rounded sum, to the cent", () => {
    expect(bill([line(video, 1_001)], "0.0675")).toMatchObject({
      subtotal: usd("200.2"),
      tax: usd("13.51"),
      total: usd("213.71"),
    });
  });

  it("keeps a line that needs a quote outside its totals (P8)", () => {
    const lines = [line("faceid-cn/identity-check", 200_000), line("faceid-cn/bank-card-check", 10)];
    const made = makeBill({ currency: "CNY", service: "faceid-cn", month, lines, taxRate: "0" });
    expect(made).toMatchObject({ needsQuote: true, total: money("4", "CNY"), listCharge: money("4", "CNY") });
    expect(made.lines).toHaveLength(2);
    expect(bill([line(image, 1)]).needsQuote).toBe(false);
  });

  it("lists its lines in the catalogue's order, those of 0 among them (L1)", () => {
    const made = bill([line(video, 0), line(image, 0)]);
    expect(made.lines.map(({ meter }) => meter)).toEqual([image, video]);
    expect(made).toMatchObject({ total: usd("0"), rounding: usd("0") });
  });

  it("is within half a cent of its lines, in whole cents", () => {
    fc.assert(
      fc.property(fc.nat(20_000_000), fc.nat(20_000_000), (images, videos) => {
        const { rounding, subtotal, usageExact } = bill([line(image, images), line(video, videos)]);
        expect(rounding.amount.abs().lessThanOrEqualTo("0.005")).toBe(true);
        expect(subtotal.amount.times(100).isInteger()).toBe(true);
        expect(usageExact.amount.plus(rounding.amount).equals(subtotal.amount)).toBe(true);
      }),
    );
  });
});
