import { expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { findPack, listPacksOfOrder } from "@/db/packs";
import { findRefund } from "@/db/refunds";
import { accepted, at, buy, makeCustomer, refusalOf, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { closeAccountForViolations } from "./close-account-for-violations";
import { completeSubmittedRefunds } from "./complete-refunds";
import { decideRefund } from "./decide-refund";
import { requestRefund } from "./request-refund";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-15 12:00");
const later = at("2026-10-15 12:05");
const offer = "face-fusion/image-face-fusion/pack-1000";
const reviewFrom = serviceOf("face-fusion").policies.refundReviewFrom ?? 0;

/** An account whose latest refund request is one too many and waits for support (rule R8). */
async function inReview() {
  const actor = await makeCustomer("face-fusion", "10000", now);
  const orderId = await buy(actor, offer, now, { quantity: reviewFrom });
  const packs = await systemTransaction((tx) => listPacksOfOrder(tx, actor.accountId, orderId));
  let last = { refundId: "", inReview: false, packId: "" };
  for (const pack of packs) last = { ...accepted(await requestRefund(actor, pack.id, now)), packId: pack.id };
  expect(last.inReview).toBe(true);
  await completeSubmittedRefunds(now);
  const decide = (verdict: "approve" | "reject") =>
    decideRefund(
      { userId: actor.userId },
      { accountId: actor.accountId, refundId: last.refundId, verdict, reason: "looked at by a test" },
      later,
    );
  const found = () =>
    systemTransaction(async (tx) => ({
      refund: (await findRefund(tx, actor.accountId, last.refundId))?.status,
      pack: (await findPack(tx, actor.accountId, last.packId))?.status,
      cash: (await findBalancesOf(tx, actor.accountId)).cash.toFixed(2),
    }));
  return { actor, packId: last.packId, decide, found };
}

test("a request in review waits for support, its pack frozen and its money kept", async () => {
  const { found } = await inReview();
  expect(await found()).toEqual({ refund: "review", pack: "frozen", cash: "9940.00" });
});

test("approved it goes the way of every refund", async () => {
  const { decide, found } = await inReview();
  accepted(await decide("approve"));
  expect(await found()).toMatchObject({ refund: "submitted", pack: "frozen" });
  await completeSubmittedRefunds(later);
  expect(await found()).toEqual({ refund: "completed", pack: "refunded", cash: "10000.00" });
});

test("rejected the pack works again, and no money moves", async () => {
  const { decide, found } = await inReview();
  accepted(await decide("reject"));
  await completeSubmittedRefunds(later);
  expect(await found()).toEqual({ refund: "rejected", pack: "active", cash: "9940.00" });
});

test("a rejected pack can be asked back again, and is looked at again", async () => {
  const { actor, packId, decide } = await inReview();
  accepted(await decide("reject"));
  expect(accepted(await requestRefund(actor, packId, later)).inReview).toBe(true);
});

test("nothing is given back to an account closed meanwhile, but the request can be rejected (rule R4)", async () => {
  const { actor, decide, found } = await inReview();
  accepted(await closeAccountForViolations(support(actor), actor.accountId, later));
  expect(refusalOf(await decide("approve"))).toBe("account_closed_for_violations");
  expect(await found()).toMatchObject({ refund: "review", pack: "frozen" });
  accepted(await decide("reject"));
  expect(await found()).toMatchObject({ refund: "rejected", cash: "9940.00" });
});

test("of many decisions at once exactly one counts", async () => {
  const { decide } = await inReview();
  const verdicts = Array.from({ length: 10 }, (_, index) => decide(index % 2 === 0 ? "approve" : "reject"));
  const outcomes = (await Promise.all(verdicts)).map(refusalOf);
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(new Set([null, "refund_not_in_review"]));
});
