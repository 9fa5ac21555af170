import { describe, expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findBalancesOf } from "@/db/ledger";
import { listPacks, listPacksOfOrder } from "@/db/packs";
import { listRefunds } from "@/db/refunds";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  gift,
  makeCustomer,
  material,
  outcomesOf,
  refusalOf,
  report,
  settle,
  support,
  voucher,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner, behindTriggers } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { listVouchers } from "@/db/voucher-terms";
import type { Actor } from "./actor";
import { completeRefund, completeSubmittedRefunds } from "./complete-refunds";
import { giftPack } from "./gift";
import { readOrder } from "./read-orders";
import { readPack } from "./read-packs";
import { previewRefund, requestRefund } from "./request-refund";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const image = "face-fusion/image-face-fusion";
const small = `${image}/pack-1000`;
const balancesOf = async (actor: Actor) => {
  const { cash, gifted, vouchers } = await systemTransaction((tx) => findBalancesOf(tx, actor.accountId));
  return {
    cash: cash.toFixed(2),
    gifted: gifted.toFixed(2),
    vouchers: [...vouchers.values()].map((left) => left.toFixed(2)),
  };
};
const packsOf = (actor: Actor) => tenantTransaction(actor.accountId, (tx) => listPacks(tx, actor.accountId));
const refundsOf = (actor: Actor) =>
  tenantTransaction(actor.accountId, (tx) => listRefunds(tx, actor.accountId));
const customer = (cash = "1000") => makeCustomer("face-fusion", cash, now);

async function buyPacks(actor: Actor, quantity = 1, buying: Parameters<typeof buy>[3] = {}, offerId = small) {
  const orderId = await buy(actor, offerId, now, { quantity, ...buying });
  const packs = await tenantTransaction(actor.accountId, (tx) =>
    listPacksOfOrder(tx, actor.accountId, orderId),
  );
  return packs.map((pack) => pack.id);
}
async function buyOne(
  actor: Actor,
  buying: Parameters<typeof buy>[3] = {},
  offerId = small,
): Promise<string> {
  const [id = ""] = await buyPacks(actor, 1, buying, offerId);
  return id;
}

describe("a refund", () => {
  test("stops the pack at submission and gives the money back when the worker completes it (rule R6)", async () => {
    const actor = await customer();
    const pack = await buyOne(actor);
    const { inReview } = accepted(await requestRefund(actor, pack, now));
    expect(inReview).toBe(false);
    expect((await packsOf(actor)).find(({ id }) => id === pack)?.status).toBe("frozen");
    expect((await balancesOf(actor)).cash).toBe("940.00");
    await report([call(actor, "FuseFace", 5, now)], now);
    expect((await packsOf(actor)).find(({ id }) => id === pack)?.remaining).toBe(1_000);
    await completeSubmittedRefunds(now);
    expect((await balancesOf(actor)).cash).toBe("1000.00");
    expect((await packsOf(actor)).find(({ id }) => id === pack)?.status).toBe("refunded");
    expect(await refundsOf(actor)).toMatchObject([{ status: "completed", completedAt: now }]);
  });

  test("goes back to the balances that paid; what a voucher paid is lost (rule R5)", async () => {
    const actor = await customer();
    await gift(actor, "20", now);
    await voucher(actor, { faceValue: "15" }, now);
    const [given] = await tenantTransaction(actor.accountId, (tx) => listVouchers(tx, actor.accountId));
    const pack = await buyOne(actor, { voucherId: given?.id ?? "" });
    const plan = accepted(await previewRefund(actor.accountId, pack, now));
    expect(plan.refunds.map(({ book, amount }) => [book, amount.amount.toFixed(2)])).toEqual([
      ["gifted", "20.00"],
      ["cash", "25.00"],
    ]);
    expect(await balancesOf(actor)).toEqual({ cash: "975.00", gifted: "0.00", vouchers: ["0.00"] });
    accepted(await requestRefund(actor, pack, now));
    await completeSubmittedRefunds(now);
    expect(await balancesOf(actor)).toEqual({ cash: "1000.00", gifted: "20.00", vouchers: ["0.00"] });
  });

  test("of an order's packs one by one sums to what was paid, to the cent (rule R10)", async () => {
    const actor = await customer();
    await gift(actor, "0.10", now);
    const before = await balancesOf(actor);
    for (const pack of await buyPacks(actor, 3)) {
      accepted(await requestRefund(actor, pack, now));
      await completeSubmittedRefunds(now);
    }
    expect(await balancesOf(actor)).toEqual(before);
  });

  test("is offered on the order for as long as it is possible, pack by pack (rules R3, R4)", async () => {
    const actor = await customer();
    const [used = "", asked = "", unused = ""] = await buyPacks(actor, 3);
    await report([call(actor, "FuseFace", 5, now)], now);
    accepted(await requestRefund(actor, asked, now));
    const orderId = (await packsOf(actor)).find(({ id }) => id === unused)?.orderId ?? "";
    const offered = async (when: Date) => {
      const order = await tenantTransaction(actor.accountId, (tx) =>
        readOrder(tx, actor.accountId, orderId, when),
      );
      return order?.packs.map(({ pack, refundableUntil }) => [pack.id, refundableUntil]);
    };
    const until = at("2026-10-13 00:00");
    expect(await offered(now)).toEqual([
      [used, null],
      [asked, null],
      [unused, until],
    ]);
    expect((await offered(until))?.map(([, end]) => end)).toEqual([null, null, null]);
  });

  test("gives tax back with the price", async () => {
    const actor = await customer();
    await asOwner((sql) => sql`update accounts set tax_rate = 0.06 where id = ${actor.accountId}`);
    const pack = await buyOne(actor);
    expect((await balancesOf(actor)).cash).toBe("936.40");
    accepted(await requestRefund(actor, pack, now));
    await completeSubmittedRefunds(now);
    expect((await balancesOf(actor)).cash).toBe("1000.00");
  });

  test("of a material pack", async () => {
    const actor = await customer();
    const pack = await buyOne(actor, {}, "face-fusion/image-materials/pack-10");
    accepted(await requestRefund(actor, pack, now));
    await completeSubmittedRefunds(now);
    expect((await balancesOf(actor)).cash).toBe("1000.00");
  });

  test("is completed once, however many workers look at once", async () => {
    const actor = await customer();
    const { refundId } = accepted(await requestRefund(actor, await buyOne(actor), now));
    await Promise.all(Array.from({ length: 10 }, () => completeRefund(actor.accountId, refundId, now)));
    await Promise.all(Array.from({ length: 3 }, () => completeSubmittedRefunds(now)));
    expect((await balancesOf(actor)).cash).toBe("1000.00");
  });

  test("that cannot be completed does not hold up the others, and is not hidden", async () => {
    const [broken, sound] = [await customer(), await customer()];
    const { refundId } = accepted(await requestRefund(broken, await buyOne(broken), now));
    accepted(await requestRefund(sound, await buyOne(sound), now));
    const breakSplit = (change: string) =>
      behindTriggers((sql) =>
        sql.unsafe(
          `update refunds set split = jsonb_set(split, '{parts,0,book}', '"${change}"') where id = '${refundId}'`,
        ),
      );
    await breakSplit("no such book");
    await expect(completeSubmittedRefunds(now)).rejects.toThrow();
    expect((await balancesOf(sound)).cash).toBe("1000.00");
    await breakSplit("cash");
    await completeSubmittedRefunds(now);
    expect((await balancesOf(broken)).cash).toBe("1000.00");
  });

  test("asked for 40 times at once is one refund", async () => {
    const actor = await customer();
    const pack = await buyOne(actor);
    const codes = (await Promise.all(Array.from({ length: 40 }, () => requestRefund(actor, pack, now)))).map(
      refusalOf,
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === "pack_already_refunded")).toHaveLength(39);
    await completeSubmittedRefunds(now);
    expect((await balancesOf(actor)).cash).toBe("1000.00");
    expect(await refundsOf(actor)).toHaveLength(1);
  });

  test("from the fifth in 30 days on goes to support first and moves no money (rule R8)", async () => {
    const actor = await customer();
    const packs = await buyPacks(actor, 5);
    const reviews: boolean[] = [];
    const reasons: unknown[] = [];
    for (const pack of packs) {
      reasons.push(accepted(await previewRefund(actor.accountId, pack, now)).review);
      reviews.push(accepted(await requestRefund(actor, pack, now)).inReview);
    }
    expect(reviews).toEqual([false, false, false, false, true]);
    const why = { requests: 5, days: 30, reviewFrom: 5 };
    expect(reasons).toEqual([null, null, null, null, why]);
    const waiting = await tenantTransaction(actor.accountId, (tx) =>
      readPack(tx, actor.accountId, packs[4] ?? "", now),
    );
    expect(waiting?.review).toEqual(why);
    await completeSubmittedRefunds(now);
    expect((await balancesOf(actor)).cash).toBe("940.00");
    expect((await refundsOf(actor)).map(({ status }) => status).sort()).toEqual([
      ...Array(4).fill("completed"),
      "review",
    ]);
  });

  test("may leave cash below zero when a settlement took it there, and counts towards the debt", async () => {
    const actor = await customer("60");
    const pack = await buyOne(actor);
    await settle(actor, "100", now);
    accepted(await requestRefund(actor, pack, now));
    await completeSubmittedRefunds(now);
    expect((await balancesOf(actor)).cash).toBe("-40.00");
  });
});

describe("is refused, in the order of rule R4:", () => {
  const refused = async (actor: Actor, pack: string, when = now) => {
    const code = refusalOf(await requestRefund(actor, pack, when));
    expect(refusalOf(await previewRefund(actor.accountId, pack, when))).toBe(code);
    return code;
  };

  test("a pack that was not purchased", async () => {
    const actor = await customer();
    accepted(await giftPack(support(actor), actor.accountId, image, 100, now));
    for (const pack of await packsOf(actor)) expect(await refused(actor, pack.id)).toBe("pack_not_purchased");
  });

  test("a service that does not refund", async () => {
    const actor = await makeCustomer("faceid-cn", "1000", now);
    const pack = await buyOne(actor, {}, "faceid-cn/photo-verification/pack-100");
    expect(await refused(actor, pack)).toBe("service_does_not_refund");
  });

  test("an account closed for violations, even when the window is over", async () => {
    const actor = await customer();
    const pack = await buyOne(actor);
    await asOwner((sql) => sql`update accounts set closed_at = now() where id = ${actor.accountId}`);
    expect(await refused(actor, pack, at("2027-01-01 00:00"))).toBe("account_closed_for_violations");
  });

  test("a campaign that forbids it", async () => {
    const actor = await customer();
    const pack = await buyOne(actor);
    await behindTriggers(
      (sql) => sql`update orders set campaign_forbids_refund = true where account_id = ${actor.accountId}`,
    );
    expect(await refused(actor, pack)).toBe("campaign_forbids_refund");
  });

  test("a pack being refunded, and one refunded", async () => {
    const actor = await customer();
    const pack = await buyOne(actor);
    accepted(await requestRefund(actor, pack, now));
    expect(await refused(actor, pack)).toBe("pack_already_refunded");
    await completeSubmittedRefunds(now);
    expect(await refused(actor, pack)).toBe("pack_already_refunded");
  });

  test("a pack of which one call was used", async () => {
    const actor = await customer();
    const pack = await buyOne(actor);
    await report([call(actor, "FuseFace", 1, now)], now);
    expect(await refused(actor, pack)).toBe("pack_partly_used");
  });

  test("a material pack of which a unit was ever occupied, also after the material was deleted (rule U9)", async () => {
    const actor = await customer();
    const pack = await buyOne(actor, {}, "face-fusion/image-materials/pack-10");
    const eleven = Array.from({ length: 11 }, (_, index) =>
      material(actor, "material.created", `m${index}`, now),
    );
    await report(eleven, now);
    expect(await refused(actor, pack)).toBe("pack_partly_used");
    await report(
      eleven.map(({ materialId = "" }) => material(actor, "material.deleted", materialId, now)),
      now,
    );
    expect((await packsOf(actor)).find(({ id }) => id === pack)?.remaining).toBe(10);
    expect(await refused(actor, pack)).toBe("pack_partly_used");
  });

  test("the moment after the window, in UTC+8: 5 October's pack is refundable through the 12th (rule R3)", async () => {
    const actor = await customer();
    const [first = "", second = ""] = await buyPacks(actor, 2);
    expect(refusalOf(await requestRefund(actor, first, at("2026-10-12 23:59:59.999")))).toBeNull();
    expect(await refused(actor, second, at("2026-10-13 00:00"))).toBe("refund_window_over");
  });

  test("a service that was never activated (rule R7)", async () => {
    const actor = await makeCustomer("faceid-intl", "1000", now);
    const pack = await buyOne(actor);
    expect(await refused(actor, pack)).toBe("service_not_activated");
    await activate(actor, "face-fusion", now);
    accepted(await requestRefund(actor, pack, now));
  });

  test("another account's pack, and an account that does not exist", async () => {
    const [one, other] = [await customer(), await customer()];
    const pack = await buyOne(other);
    expect(await refused(one, pack)).toBe("pack_not_found");
    expect(await refused(one, newId())).toBe("pack_not_found");
    expect(await refused({ ...one, accountId: newId() }, pack)).toBe("account_not_found");
  });
});

test("a refund pays a stopped service's debt and brings it back (rule A1)", async () => {
  const actor = await makeCustomer("face-fusion", "60", now);
  const pack = await buyOne(actor);
  await settle(actor, "1", now);
  accepted(await requestRefund(actor, pack, now));
  const twoDaysOn = at("2026-10-07 09:00");
  expect(await outcomesOf([call(actor, "FuseFace", 1, twoDaysOn)], twoDaysOn)).toEqual(["accepted"]);
  expect(await stoppedOf(actor)).toBe(true);
  await completeSubmittedRefunds(twoDaysOn);
  expect(await stoppedOf(actor)).toBe(false);
});

async function stoppedOf(actor: Actor): Promise<boolean> {
  const [row] = await asOwner(
    (sql) => sql`select stopped_at from account_services where account_id = ${actor.accountId}`,
  );
  return row?.stopped_at !== null;
}
