import { expect, test } from "vitest";
import { accepted, at, buy, call, makeCustomer, report } from "@/db/testing/arrange";
import { requestRefund } from "@/lib/operations/request-refund";
import { systemTransaction } from "./client";
import { listCurrentPacks, listPacks, listPacksOfOrder } from "./packs";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

const offer = "face-fusion/image-face-fusion/pack-1000";

test("packs that are over or on their way back are not of the present, used-up ones in force are", async () => {
  const start = at("2025-10-01 00:00");
  const actor = await makeCustomer("face-fusion", "1000", start);
  const { accountId } = actor;
  const packOf = async (when: string) => {
    const order = await buy(actor, offer, at(when));
    const [pack] = await systemTransaction((tx) => listPacksOfOrder(tx, accountId, order));
    return pack?.id ?? "";
  };
  const over = await packOf("2025-10-15 12:00");
  const usedUp = await packOf("2025-10-15 12:00:00.001");
  const refunded = await packOf("2026-10-15 11:00");
  const later = at("2026-10-15 11:30");
  accepted(await requestRefund(actor, refunded, later));
  await report([call(actor, "FuseFace", 1_000, at("2025-10-15 12:00:00"))], at("2025-10-15 12:01"));
  await report([call(actor, "FuseFace", 1_000, at("2025-10-15 13:00"))], at("2025-10-15 13:00"));
  const now = at("2026-10-15 12:00");
  const { all, current } = await systemTransaction(async (tx) => ({
    all: await listPacks(tx, accountId),
    current: await listCurrentPacks(tx, accountId, now),
  }));
  const purchased = (packs: typeof all) =>
    packs.flatMap(({ id, origin }) => (origin === "purchased" ? [id] : []));
  expect(purchased(all).sort()).toEqual([over, usedUp, refunded].sort());
  expect(purchased(current)).toEqual([usedUp]);
  // Free materials have no end.
  expect(current.filter(({ validUntil }) => validUntil === null)).toHaveLength(2);
});
