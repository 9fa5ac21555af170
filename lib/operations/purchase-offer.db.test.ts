import { describe, expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findBalancesOf } from "@/db/ledger";
import { listPacks, listPacksOfOrder } from "@/db/packs";
import { findOrder, listOrders } from "@/db/placed-orders";
import { listQpsQuotas } from "@/db/qps-quotas";
import {
  accepted,
  at,
  buy,
  earn,
  gift,
  makeAccount,
  makeCustomer,
  refusalOf,
  topUp,
  voucher,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { listPostings } from "@/db/testing/postings";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { listVouchers } from "@/db/voucher-terms";
import type { Actor } from "./actor";
import { previewPurchase, purchaseOffer } from "./purchase-offer";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const small = "face-fusion/image-face-fusion/pack-1000";
const purchase = (actor: Actor, more: Partial<Parameters<typeof purchaseOffer>[1]> = {}) =>
  purchaseOffer(actor, { offerId: small, requestId: newId(), ...more }, now);
const balancesOf = (actor: Actor) => systemTransaction((tx) => findBalancesOf(tx, actor.accountId));
const ordersOf = (actor: Actor) =>
  tenantTransaction(actor.accountId, (tx) => listOrders(tx, actor.accountId, 100));
const packsOf = (actor: Actor) => tenantTransaction(actor.accountId, (tx) => listPacks(tx, actor.accountId));
async function voucherOf(actor: Actor): Promise<string> {
  const [row] = await tenantTransaction(actor.accountId, (tx) => listVouchers(tx, actor.accountId));
  return row?.id ?? "";
}

async function customerWith(cash: string): Promise<Actor> {
  const actor = await makeAccount("international", now);
  if (cash !== "0") await topUp(actor, cash, now);
  return actor;
}

describe("buying packs", () => {
  test("002's example: three 1000万 face-comparison packs cost 91,200 CNY, each its own pack (rule B2)", async () => {
    const actor = await makeCustomer("face-recognition-cn", "100000", now);
    const orderId = await buy(actor, "face-recognition-cn/face-comparison/pack-10000000", now, {
      quantity: 3,
    });
    expect((await balancesOf(actor)).cash.toFixed(2)).toBe("8800.00");
    const packs = await tenantTransaction(actor.accountId, (tx) =>
      listPacksOfOrder(tx, actor.accountId, orderId),
    );
    expect(packs.map((pack) => [pack.units, pack.remaining, pack.orderPosition, pack.origin])).toEqual(
      [0, 1, 2].map((position) => [10_000_000, 10_000_000, position, "purchased"]),
    );
    expect(new Set(packs.map((pack) => pack.id)).size).toBe(3);
    for (const pack of packs) {
      expect([pack.validFrom, pack.validUntil]).toEqual([now, at("2027-10-05 09:00")]);
    }
  });

  test("needs no activation (rule S2)", async () => {
    const actor = await customerWith("60");
    await buy(actor, small, now);
    expect(await packsOf(actor)).toHaveLength(1);
    expect((await balancesOf(actor)).cash.toFixed(2)).toBe("0.00");
  });

  test("keeps price, tier, policies and who paid what on the order (rule B6)", async () => {
    const actor = await customerWith("60");
    const orderId = await buy(actor, small, now);
    const order = await tenantTransaction(actor.accountId, (tx) => findOrder(tx, actor.accountId, orderId));
    expect(order?.snapshot).toMatchObject({
      tier: null,
      taxRate: "0",
      policy: { refund: { windowDays: 7 }, packValidityYears: 1 },
      payments: [{ book: "cash", amount: "60.00" }],
    });
    expect([order?.unitPrice.toFixed(2), order?.total.toFixed(2), order?.userId]).toEqual([
      "60.00",
      "60.00",
      actor.userId,
    ]);
  });
});

describe("who pays (rule B4)", () => {
  test("the voucher chosen, then gifted, earnings, and cash last", async () => {
    const actor = await customerWith("100");
    await gift(actor, "20", now);
    await voucher(actor, { faceValue: "15", kinds: ["prepaid"] }, now);
    await earn(actor, "12", now);
    const orderId = await buy(actor, small, now, { voucherId: await voucherOf(actor) });
    const order = await tenantTransaction(actor.accountId, (tx) => findOrder(tx, actor.accountId, orderId));
    expect(order?.snapshot.payments.map(({ book, amount }) => [book, amount])).toEqual([
      ["voucher", "15.00"],
      ["gifted", "20.00"],
      ["earnings", "12.00"],
      ["cash", "13.00"],
    ]);
    const { cash, gifted, earnings } = await balancesOf(actor);
    expect([cash, gifted, earnings].map((amount) => amount.toFixed(2))).toEqual(["87.00", "0.00", "0.00"]);
  });

  test("a voucher not chosen pays nothing, and what a voucher has left stays on it", async () => {
    const actor = await customerWith("100");
    await voucher(actor, { faceValue: "200" }, now);
    await buy(actor, small, now);
    expect((await balancesOf(actor)).cash.toFixed(2)).toBe("40.00");
    const voucherId = await voucherOf(actor);
    await buy(actor, small, now, { voucherId });
    expect((await balancesOf(actor)).vouchers.get(voucherId)?.toFixed(2)).toBe("140.00");
  });

  test("tax is added at the account's rate and booked apart", async () => {
    const actor = await customerWith("100");
    await asOwner((sql) => sql`update accounts set tax_rate = 0.06 where id = ${actor.accountId}`);
    await buy(actor, small, now);
    const postings = await tenantTransaction(actor.accountId, (tx) => listPostings(tx, actor.accountId, 10));
    expect(
      postings
        .filter(({ kind }) => kind === "purchase")
        .map(({ toBook, amount }) => [toBook, amount.toFixed(2)]),
    ).toEqual([
      ["tax", "3.60"],
      ["pack_sales", "60.00"],
    ]);
  });
});

describe("a QPS quota (rule B3)", () => {
  test("costs its tier times QPS times terms, and runs from delivery", async () => {
    const actor = await customerWith("300000");
    await buy(actor, "face-fusion/image-face-fusion/qps-month", now, { qps: 50, terms: 2 });
    expect((await balancesOf(actor)).cash.toFixed(2)).toBe("155000.00");
    const [quota] = await systemTransaction((tx) => listQpsQuotas(tx, [actor.accountId]));
    expect(quota).toMatchObject({ qps: 50, startsAt: now, endsAt: at("2026-12-05 09:00") });
  });

  test("by the day", async () => {
    const actor = await customerWith("10000");
    await buy(actor, "face-fusion/video-face-fusion/qps-day", now, { qps: 9, terms: 3 });
    expect((await balancesOf(actor)).cash.toFixed(2)).toBe("5140.00");
  });
});

describe("is refused, and nothing is bought:", () => {
  test("a cent too little is named (rule B4)", async () => {
    const actor = await customerWith("59.99");
    expect(await purchase(actor)).toEqual({
      ok: false,
      refusal: {
        code: "insufficient_balance",
        params: {
          needed: { currency: "USD", amount: "60.00" },
          available: { currency: "USD", amount: "59.99" },
          shortfall: { currency: "USD", amount: "0.01" },
        },
      },
    });
    expect([await ordersOf(actor), await packsOf(actor)]).toEqual([[], []]);
  });

  test.each([0, -1, 1.5, 101, 1e9, Number.NaN, Number.POSITIVE_INFINITY])(
    "the quantity %d",
    async (quantity) => {
      const actor = await customerWith("1000");
      expect(refusalOf(await purchase(actor, { quantity }))).toBe("quantity_out_of_range");
      expect(await ordersOf(actor)).toEqual([]);
    },
  );

  test.each([{ qps: 0 }, { qps: 1.5 }, { qps: 1001 }, { qps: 1, terms: 0 }, { qps: 1, terms: 37 }, {}])(
    "the quota %o",
    async (more) => {
      const actor = await customerWith("1000");
      const offerId = "face-fusion/image-face-fusion/qps-month";
      expect(refusalOf(await purchase(actor, { offerId, ...more }))).toBe("quantity_out_of_range");
    },
  );

  test.each([
    ["no/such/offer", "offer_unknown"],
    ["face-fusion/image-face-fusion/pack-1001", "offer_unknown"],
    ["faceid-cn/photo-verification/pack-100", "service_not_on_site"],
  ])("the offer %s", async (offerId, code) => {
    const actor = await customerWith("1000");
    expect(refusalOf(await purchase(actor, { offerId }))).toBe(code);
  });

  test("vouchers that are over, of another use or service, too small an amount for, empty, or of another account", async () => {
    const refused = async (
      terms: Parameters<typeof voucher>[1],
      prepare = async (_actor: Actor, _voucherId: string) => {},
    ) => {
      const actor = await customerWith("1000");
      await voucher(actor, terms, new Date(now.getTime() - 1000));
      const voucherId = await voucherOf(actor);
      await prepare(actor, voucherId);
      return refusalOf(await purchase(actor, { voucherId }));
    };
    expect(await refused({ validUntil: now })).toBe("voucher_expired");
    expect(await refused({ kinds: ["postpaid"] })).toBe("voucher_not_applicable");
    expect(await refused({ services: ["faceid-intl"] })).toBe("voucher_not_applicable");
    expect(await refused({ minimum: "60.01" })).toBe("voucher_minimum_not_met");
    const spend = async (actor: Actor, voucherId: string) => {
      await buy(actor, small, now, { voucherId });
    };
    expect(await refused({ faceValue: "10" }, spend)).toBe("voucher_empty");
    const [one, other] = [await customerWith("100"), await customerWith("100")];
    await voucher(other, {}, now);
    expect(refusalOf(await purchase(one, { voucherId: await voucherOf(other) }))).toBe("voucher_not_found");
  });

  test("a closed account, and one that does not exist", async () => {
    const actor = await customerWith("1000");
    expect(refusalOf(await purchase({ ...actor, accountId: newId() }))).toBe("account_not_found");
    await asOwner((sql) => sql`update accounts set closed_at = now() where id = ${actor.accountId}`);
    expect(refusalOf(await purchase(actor))).toBe("account_closed");
  });
});

describe("the same request (rule B5)", () => {
  test("sent 20 times at once buys once, and every answer names the one order", async () => {
    const actor = await customerWith("1000");
    const requestId = newId();
    const decisions = await Promise.all(
      Array.from({ length: 20 }, () => purchase(actor, { requestId, quantity: 2 })),
    );
    const [order, ...others] = await ordersOf(actor);
    expect(others).toEqual([]);
    expect(new Set(decisions.map((decision) => accepted(decision).orderId))).toEqual(new Set([order?.id]));
    expect((await balancesOf(actor)).cash.toFixed(2)).toBe("880.00");
    expect(await packsOf(actor)).toHaveLength(2);
  });

  test("is answered with the first order also when the money is gone", async () => {
    const actor = await customerWith("60");
    const requestId = newId();
    const { orderId } = accepted(await purchase(actor, { requestId }));
    expect(accepted(await purchase(actor, { requestId })).orderId).toBe(orderId);
  });

  test("with other content is refused: another offer, quantity, quota or voucher", async () => {
    const actor = await customerWith("10000");
    await voucher(actor, {}, now);
    const requestId = newId();
    accepted(await purchase(actor, { requestId }));
    const otherOffer = { offerId: "face-fusion/image-face-fusion/pack-10000" };
    for (const more of [otherOffer, { quantity: 2 }, { voucherId: await voucherOf(actor) }]) {
      expect(refusalOf(await purchase(actor, { requestId, ...more }))).toBe("request_conflict");
    }
    const quota = { requestId: newId(), offerId: "face-fusion/image-face-fusion/qps-day", qps: 2, terms: 2 };
    accepted(await purchase(actor, quota));
    for (const more of [{ qps: 3 }, { terms: 3 }]) {
      expect(refusalOf(await purchase(actor, { ...quota, ...more }))).toBe("request_conflict");
    }
    expect(await ordersOf(actor)).toHaveLength(2);
  });

  test("with a voucher, repeated without it or with another, is refused; repeated as it was, it is not", async () => {
    const actor = await customerWith("10000");
    await voucher(actor, {}, now);
    const request = { requestId: newId(), voucherId: await voucherOf(actor) };
    const { orderId } = accepted(await purchase(actor, request));
    expect(accepted(await purchase(actor, request)).orderId).toBe(orderId);
    expect(refusalOf(await purchase(actor, { requestId: request.requestId }))).toBe("request_conflict");
    expect(refusalOf(await purchase(actor, { ...request, voucherId: newId() }))).toBe("request_conflict");
  });

  test("of another account is a purchase of its own", async () => {
    const [one, other] = [await customerWith("60"), await customerWith("60")];
    const requestId = newId();
    accepted(await purchase(one, { requestId }));
    accepted(await purchase(other, { requestId }));
    expect([await ordersOf(one), await ordersOf(other)].map((orders) => orders.length)).toEqual([1, 1]);
  });
});

describe("a preview", () => {
  test("is the plan that the purchase then carries out, and saves nothing", async () => {
    const actor = await customerWith("100");
    await gift(actor, "25.5", now);
    const plan = accepted(await previewPurchase(actor.accountId, { offerId: small }, now));
    expect(await ordersOf(actor)).toEqual([]);
    const orderId = await buy(actor, small, now);
    const order = await tenantTransaction(actor.accountId, (tx) => findOrder(tx, actor.accountId, orderId));
    expect(order?.snapshot.payments).toEqual(
      plan.payments.map(({ book, amount }) => ({ book, amount: amount.amount.toFixed(2) })),
    );
  });

  test("refuses what the purchase refuses", async () => {
    const actor = await customerWith("10");
    expect(refusalOf(await previewPurchase(actor.accountId, { offerId: small }, now))).toBe(
      "insufficient_balance",
    );
    expect(
      refusalOf(await previewPurchase(actor.accountId, { offerId: small, voucherId: newId() }, now)),
    ).toBe("voucher_not_found");
    expect(refusalOf(await previewPurchase(newId(), { offerId: small }, now))).toBe("account_not_found");
  });
});
