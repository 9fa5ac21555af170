import { expect, test } from "vitest";
import { tenantTransaction } from "@/db/client";
import { findPack, listPacksOfOrder } from "@/db/packs";
import { at, buy, call, makeCustomer, outcomeText, refusalOf } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Actor } from "./actor";
import { completeSubmittedRefunds } from "./complete-refunds";
import { recordUsage } from "./record-usage";
import { requestRefund } from "./request-refund";

const players = 8;
freshDatabase(players * 2);
proveBooksAfterEach();

const rounds = 25;
const now = at("2026-10-05 09:00");

/** Buys a pack, then uses all of it and asks for its refund at the same moment. */
async function raceOnePack(actor: Actor, round: number) {
  const orderId = await buy(actor, "face-fusion/image-face-fusion/pack-1000", now);
  const [pack] = await tenantTransaction(actor.accountId, (tx) =>
    listPacksOfOrder(tx, actor.accountId, orderId),
  );
  const id = pack?.id ?? "";
  const report = () =>
    recordUsage([call(actor, "FuseFace", 1_000, now)], now).then(
      ([outcome]) => outcome && outcomeText(outcome),
    );
  const refund = () => requestRefund(actor, id, now).then(refusalOf);
  // Whoever is sent first reaches the lock first most often, so they take turns.
  const first = round % 2 === 0 ? report() : refund();
  const second = round % 2 === 0 ? refund() : report();
  const [one, other] = await Promise.all([first, second]);
  const after = await tenantTransaction(actor.accountId, (tx) => findPack(tx, actor.accountId, id));
  const [used, refused] = round % 2 === 0 ? [one, other] : [other, one];
  return { used, refused, status: after?.status, remaining: after?.remaining };
}

const usedUp = { used: "accepted", refused: "pack_partly_used", status: "active", remaining: 0 };
const refunded = { used: "accepted", refused: null, status: "frozen", remaining: 1_000 };

test("using and refunding a pack at once, 200 times, ends in exactly one of the two (rule R9)", async () => {
  const results = await Promise.all(
    Array.from({ length: players }, async () => {
      const actor = await makeCustomer("face-fusion", "2000", now);
      const mine: unknown[] = [];
      for (let round = 0; round < rounds; round++) mine.push(await raceOnePack(actor, round));
      return mine;
    }),
  );
  for (const result of results.flat()) expect([usedUp, refunded]).toContainEqual(result);
  // Both ends were met, or nothing was raced for.
  expect(results.flat()).toContainEqual(usedUp);
  expect(results.flat()).toContainEqual(refunded);
  await completeSubmittedRefunds(now);
});
