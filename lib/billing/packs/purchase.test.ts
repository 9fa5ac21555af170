import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../billing-month";
import { offersOfService, servicesOfSite } from "../catalog/catalog";
import { money, sum } from "../money";
import { orderLimits } from "./order-price";
import { type PurchaseContext, planPurchase } from "./purchase";
import type { Voucher } from "./voucher";

const now = new Date("2026-10-15T12:00:00+08:00");
const usd = (amount: string | number) => money(amount, "USD");
const context: PurchaseContext = {
  site: "international",
  currency: "USD",
  closed: false,
  taxRate: "0",
  balances: { gifted: usd(0), earnings: usd(0), cash: usd(10_000_000) },
  voucher: null,
};
const voucher: Voucher = {
  id: "v1",
  remaining: usd(50),
  services: ["face-fusion"],
  kinds: ["prepaid"],
  minimum: usd(100),
  validFrom: new Date("2026-01-01T00:00:00+08:00"),
  validUntil: null,
};
const image = "face-fusion/image-face-fusion";
const plan = (change: Partial<PurchaseContext>, input: Parameters<typeof planPurchase>[1]) => {
  const decision = planPurchase({ ...context, ...change }, input, now);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value;
};
const refusal = (change: Partial<PurchaseContext>, input: Parameters<typeof planPurchase>[1]) => {
  const decision = planPurchase({ ...context, ...change }, input, now);
  return decision.ok ? null : decision.refusal;
};

describe("buying packs", () => {
  it("three packs of 10 million comparisons cost 91,200 (002, prepaid example 1)", () => {
    const china: Partial<PurchaseContext> = {
      site: "china",
      currency: "CNY",
      balances: { gifted: money(0, "CNY"), earnings: money(0, "CNY"), cash: money(91_200, "CNY") },
    };
    const offerId = "face-recognition-cn/face-comparison/pack-10000000";
    expect(plan(china, { offerId, quantity: 3 }).total).toEqual(money(91_200, "CNY"));
  });

  it("delivers each unit of quantity as a pack of its own, valid for a year (B2)", () => {
    const { packs, quota } = plan({}, { offerId: `${image}/pack-1000`, quantity: 2 });
    const pack = {
      service: "face-fusion",
      meter: image,
      kind: "calls",
      origin: "purchased",
      units: 1_000,
      validFrom: now,
      validUntil: new Date("2027-10-15T12:00:00+08:00"),
      grantKey: null,
    };
    expect(packs).toEqual([pack, pack]);
    expect(quota).toBeNull();
  });

  it("buys material packs too (P12)", () => {
    const { packs, total } = plan({}, { offerId: "face-fusion/image-materials/pack-100" });
    expect(packs[0]).toMatchObject({ kind: "materials", units: 100 });
    expect(total).toEqual(usd(460));
  });

  it("keeps the policies that were in force (B6)", () => {
    const { policy } = plan({}, { offerId: `${image}/pack-1000` });
    expect(policy).toEqual({
      refund: { windowDays: 7, version: "003/2024-11-07" },
      packValidityYears: 1,
      termsVersion: "003-2024-11-07",
    });
  });
});

describe("buying QPS (B3)", () => {
  it.each([
    ["qps-month", 30, 2, "102000", "(0, 50)", "1700", "2026-12-15T12:00:00+08:00"],
    ["qps-month", 50, 1, "72500", "[50, 100)", "1450", "2026-11-15T12:00:00+08:00"],
    ["qps-day", 49, 3, "11025", "(0, 50)", "75", "2026-10-18T12:00:00+08:00"],
    ["qps-day", 100, 1, "5000", "[100, ∞)", "50", "2026-10-16T12:00:00+08:00"],
  ])("%s: %d QPS for %d terms cost %s", (offer, qps, terms, total, tier, unitPrice, endsAt) => {
    const bought = plan({}, { offerId: `${image}/${offer}`, qps, terms });
    expect(bought).toMatchObject({ tier, total: usd(total), unitPrice: usd(unitPrice), packs: [] });
    expect(bought.quota).toEqual({ meter: image, qps, startsAt: now, endsAt: new Date(endsAt) });
  });

  it("ends a month on the next month's last day where it has no such day (T4)", () => {
    const startsAt = new Date("2027-01-31T08:00:00+08:00");
    const { quota } = plan({}, { offerId: `${image}/qps-month`, qps: 1, terms: 1, startsAt });
    expect(quota).toMatchObject({ startsAt, endsAt: new Date("2027-02-28T08:00:00+08:00") });
  });

  it("sells no time that is over", () => {
    const startsAt = new Date("2026-10-01T00:00:00+08:00");
    expect(plan({}, { offerId: `${image}/qps-day`, qps: 1, startsAt }).quota?.startsAt).toEqual(now);
  });

  it("lets a quota start at most 180 days ahead, and not a moment later", () => {
    const last = addDays(now, orderLimits.startsWithinDays);
    const input = { offerId: `${image}/qps-day`, qps: 1 };
    expect(plan({}, { ...input, startsAt: last }).quota?.startsAt).toEqual(last);
    const later = refusal({}, { ...input, startsAt: new Date(last.getTime() + 1) });
    expect(later).toMatchObject({ code: "quota_start_too_late", params: { days: 180 } });
  });
});

describe("paying (B4)", () => {
  const offerId = `${image}/pack-10000`;

  it("takes the voucher, then gifted, then earnings, then cash", () => {
    const balances = { gifted: usd(100), earnings: usd("200.50"), cash: usd(1_000) };
    expect(plan({ balances, voucher }, { offerId }).payments).toEqual([
      { book: "voucher", amount: usd(50), voucherId: "v1" },
      { book: "gifted", amount: usd(100) },
      { book: "earnings", amount: usd("200.50") },
      { book: "cash", amount: usd("99.50") },
    ]);
  });

  it("leaves out what is empty or not needed", () => {
    const balances = { gifted: usd(450), earnings: usd(0), cash: usd(1_000) };
    expect(plan({ balances }, { offerId }).payments).toEqual([{ book: "gifted", amount: usd(450) }]);
  });

  it("buys nothing for a cent too little and names the shortfall", () => {
    const balances = { gifted: usd(0), earnings: usd(0), cash: usd("449.99") };
    expect(refusal({ balances }, { offerId })).toEqual({
      code: "insufficient_balance",
      params: {
        needed: { currency: "USD", amount: "450.00" },
        available: { currency: "USD", amount: "449.99" },
        shortfall: { currency: "USD", amount: "0.01" },
      },
    });
  });

  it("does not take a debt for money", () => {
    const balances = { gifted: usd(449), earnings: usd(0), cash: usd(-10) };
    expect(refusal({ balances }, { offerId })?.params.shortfall).toEqual({ currency: "USD", amount: "1.00" });
  });

  it("adds tax to the cent and has it paid too", () => {
    const taxed = plan({ taxRate: "0.0675" }, { offerId });
    expect(taxed).toMatchObject({ subtotal: usd(450), tax: usd("30.38"), total: usd("480.38") });
    expect(taxed.payments).toEqual([{ book: "cash", amount: usd("480.38") }]);
  });

  it("is always exactly the total, and never more than a balance holds", () => {
    const offers = servicesOfSite("international").flatMap(({ id }) => offersOfService(id));
    const cents = fc.nat(2_000_000).map((n) => usd((n / 100).toFixed(2)));
    fc.assert(
      fc.property(
        fc.constantFrom(...offers),
        fc.integer({ min: 1, max: 90 }),
        cents,
        cents,
        cents,
        fc.constantFrom("0", "0.06", "0.0675"),
        (offer, amount, gifted, earnings, cash, taxRate) => {
          const size = offer.kind === "qps" ? { qps: amount, terms: 2 } : { quantity: amount };
          const balances = { gifted, earnings, cash };
          const decision = planPurchase(
            { ...context, balances, voucher, taxRate },
            { offerId: offer.id, ...size },
            now,
          );
          if (!decision.ok) {
            expect(["insufficient_balance", "voucher_minimum_not_met"]).toContain(decision.refusal.code);
            return;
          }
          const { payments, total, subtotal, tax } = decision.value;
          expect(
            sum(
              payments.map((payment) => payment.amount),
              "USD",
            ).amount.equals(total.amount),
          ).toBe(true);
          expect(subtotal.amount.plus(tax.amount).equals(total.amount)).toBe(true);
          for (const { book, amount: paid } of payments) {
            expect(paid.amount.greaterThan(0)).toBe(true);
            if (book !== "voucher") expect(paid.amount.lessThanOrEqualTo(balances[book].amount)).toBe(true);
          }
        },
      ),
    );
  });
});

describe("what is not sold", () => {
  const offerId = `${image}/pack-1000`;
  it.each([
    ["account_closed", { closed: true }, { offerId }],
    ["offer_unknown", {}, { offerId: `${image}/pack-999` }],
    ["service_not_on_site", {}, { offerId: "faceid-cn/liveness-verification/pack-100" }],
    ["quantity_out_of_range", {}, { offerId, quantity: 0 }],
    ["quantity_out_of_range", {}, { offerId, quantity: 101 }],
    ["quantity_out_of_range", {}, { offerId, quantity: 1.5 }],
    ["quantity_out_of_range", {}, { offerId: `${image}/qps-day`, qps: 1_001, terms: 1 }],
    ["quantity_out_of_range", {}, { offerId: `${image}/qps-day`, terms: 1 }],
    ["quantity_out_of_range", {}, { offerId: `${image}/qps-day`, qps: 1, terms: 91 }],
    ["quantity_out_of_range", {}, { offerId: `${image}/qps-month`, qps: 1, terms: 37 }],
    ["voucher_minimum_not_met", { voucher }, { offerId }],
  ] as const)("is refused with %s", (code, change, input) => {
    expect(refusal(change, input)?.code).toBe(code);
  });

  it("ends where the limits end", () => {
    expect(plan({}, { offerId, quantity: 100 }).packs).toHaveLength(100);
    expect(
      plan(
        { balances: { ...context.balances, cash: usd(100_000_000) } },
        { offerId: `${image}/qps-month`, qps: 1_000, terms: 36 },
      ).total,
    ).toEqual(usd(46_800_000));
  });
});
