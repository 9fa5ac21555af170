import { expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listPacksOfOrder } from "@/db/packs";
import { countRefundsInReview } from "@/db/refund-reviews";
import { accepted, at, buy, gift, makeCustomer, support, voucher } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { listVouchers } from "@/db/voucher-terms";
import { addDays } from "@/lib/billing/billing-month";
import type { Actor } from "./actor";
import { decideRefund } from "./decide-refund";
import { readRefundReviews } from "./read-refund-reviews";
import { requestRefund } from "./request-refund";

freshDatabase();

const now = at("2026-10-15 12:00");
const offer = "face-fusion/image-face-fusion/pack-1000";
const reviews = (size = 50, after: string | null = null) =>
  systemTransaction((tx) => readRefundReviews(tx, { cursor: after === null ? null : { after }, size }));

/** Buys packs and asks for them back, one a minute; the last refund and what it was for. */
async function refundPacks(actor: Actor, packs: number, from: Date, voucherId?: string) {
  const orderId = await buy(actor, offer, from, { quantity: packs, voucherId });
  const bought = await systemTransaction((tx) => listPacksOfOrder(tx, actor.accountId, orderId));
  let last = { refundId: "", packId: "", orderId };
  for (const [index, { id }] of bought.entries()) {
    const when = new Date(from.getTime() + index * 60_000);
    last = { orderId, packId: id, refundId: accepted(await requestRefund(actor, id, when)).refundId };
  }
  return last;
}

test("a refund in review is listed with its account, pack, order, split and why it is there", async () => {
  const actor = await makeCustomer("face-fusion", "1000", now);
  await refundPacks(actor, 4, now);
  await gift(actor, "25", now);
  await voucher(actor, { faceValue: "10", kinds: ["prepaid"] }, now);
  const [paying] = await systemTransaction((tx) => listVouchers(tx, actor.accountId));
  const last = await refundPacks(actor, 1, addDays(now, 1), paying?.id);
  expect((await reviews()).rows).toMatchObject([
    {
      refund: { id: last.refundId, status: "review" },
      account: { id: actor.accountId, name: "Test account" },
      pack: { id: last.packId, service: "face-fusion", kind: "calls", units: 1_000 },
      order: { id: last.orderId, quantity: 1, placedAt: addDays(now, 1) },
      amount: { amount: "50.00", currency: "USD" },
      back: [
        { book: "gifted", amount: { amount: "25.00" } },
        { book: "cash", amount: { amount: "25.00" } },
      ],
      voucherLost: { amount: "10.00" },
      why: { requests: 5, days: 30, reviewFrom: 5 },
    },
  ]);
});

test("requests are counted within 30 days up to the one in review, and those of no other account", async () => {
  const actor = await makeCustomer("face-fusion", "1000", now);
  const other = await makeCustomer("face-fusion", "1000", now);
  await refundPacks(other, 1, now);
  await refundPacks(actor, 2, addDays(now, -30));
  const last = await refundPacks(actor, 6, now);
  const rows = (await reviews()).rows.filter(({ account }) => account.id === actor.accountId);
  // The early two are older than 30 days by the time of the fifth; the first of them counts in full at its bound.
  expect(rows.map(({ why }) => why.requests)).toEqual([5, 6]);
  expect(rows.at(-1)?.refund.id).toBe(last.refundId);
});

test("the one that waits longest stands first, by page; one that was decided is gone", async () => {
  const actor = await makeCustomer("face-fusion", "10000", now);
  await refundPacks(actor, 7, addDays(now, 2));
  const all = (await reviews()).rows;
  const times = all.map(({ refund }) => refund.submittedAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const first = await reviews(2);
  const second = await reviews(2, first.next);
  expect([...first.rows, ...second.rows].map(({ refund }) => refund.id)).toEqual(
    all.slice(0, 4).map(({ refund }) => refund.id),
  );
  expect(await systemTransaction(countRefundsInReview)).toBe(all.length);
  const [oldest] = all;
  const decision = { refundId: oldest?.refund.id ?? newId(), verdict: "reject" as const, reason: "test" };
  accepted(await decideRefund(support(actor), { accountId: oldest?.account.id ?? "", ...decision }, now));
  expect((await reviews()).rows.map(({ refund }) => refund.id)).toEqual(
    all.slice(1).map(({ refund }) => refund.id),
  );
  expect(await systemTransaction(countRefundsInReview)).toBe(all.length - 1);
});
