import { expect, test } from "vitest";
import { findAccount } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findBalancesOf } from "@/db/ledger";
import { listPacks } from "@/db/packs";
import { listOrders } from "@/db/placed-orders";
import { readPurchaseState, savePurchase } from "@/db/purchases";
import { at, makeAccount, refusalOf, topUp } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Decision } from "@/lib/billing/decision";
import { purchasePostings } from "@/lib/billing/ledger/purchase-postings";
import { planPurchase } from "@/lib/billing/packs/purchase";
import type { Actor } from "./actor";
import { spendable } from "./balances";
import { afterBooking, toTransactions } from "./book";
import { toPack } from "./grants";
import { purchaseOffer } from "./purchase-offer";

const buyers = 40;
freshDatabase(buyers);
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const offerId = "face-fusion/image-face-fusion/pack-1000";
type Buy = (actor: Actor) => Promise<Decision<unknown>>;

/** 40 buyers at once, each on a connection of its own, with money for 10. */
async function race(buy: Buy) {
  const actor = await makeAccount("international", now);
  await topUp(actor, "600", now);
  const answers = await Promise.allSettled(Array.from({ length: buyers }, () => buy(actor)));
  const codes = answers.map((answer) =>
    answer.status === "fulfilled" ? (refusalOf(answer.value) ?? "bought") : "failed",
  );
  const count = (code: string) => codes.filter((each) => each === code).length;
  const left = await tenantTransaction(actor.accountId, async (tx) => ({
    cash: (await findBalancesOf(tx, actor.accountId)).cash.toFixed(2),
    orders: (await listOrders(tx, actor.accountId, 100)).length,
    packs: (await listPacks(tx, actor.accountId)).length,
  }));
  return {
    bought: count("bought"),
    refused: count("insufficient_balance"),
    failed: count("failed"),
    ...left,
  };
}

const right = { bought: 10, refused: 30, failed: 0, cash: "0.00", orders: 10, packs: 10 };

test("40 parallel buyers with money for 10 make exactly 10 orders", async () => {
  expect(await race((actor) => purchaseOffer(actor, { offerId, requestId: newId() }, now))).toEqual(right);
});

test("the race can be lost: the same purchase without the account's lock fails it", async () => {
  expect(await race(purchaseWithoutLock(buyers))).not.toEqual(right);
});

/** What `purchaseOffer` does, but for the lock; everybody reads before anybody writes. */
function purchaseWithoutLock(racers: number): Buy {
  const everybodyHasRead = meeting(racers);
  return ({ accountId, userId }) =>
    tenantTransaction(accountId, async (tx) => {
      const account = await findAccount(tx, accountId);
      if (!account) throw new Error("The account is there");
      const { site, currency } = account;
      const read = await readPurchaseState(tx, accountId, null);
      const balances = spendable(read.balances, currency);
      await everybodyHasRead();
      const decision = planPurchase(
        { site, currency, closed: false, taxRate: "0", balances, voucher: null },
        { offerId },
        now,
      );
      if (!decision.ok) return decision;
      const plan = decision.value;
      const id = newId();
      const booking = {
        reference: `order:${id}`,
        kind: "purchase" as const,
        occurredAt: now,
        postings: purchasePostings(plan),
      };
      const order = {
        accountId,
        id,
        requestId: newId(),
        offer: offerId,
        service: plan.service,
        meter: plan.offer.meter,
        kind: plan.offer.kind,
        quantity: 1,
        qps: null,
        terms: null,
        unitPrice: plan.unitPrice.amount,
        subtotal: plan.subtotal.amount,
        tax: plan.tax.amount,
        total: plan.total.amount,
        snapshot: { tier: null, policy: plan.policy, taxRate: "0", payments: [] },
        campaignForbidsRefund: false,
        userId,
        placedAt: now,
      };
      const packs = plan.packs.map((grant, position) => toPack(accountId, grant, now, { id, position }));
      const paid = toTransactions(account, read, [booking]);
      await savePurchase(tx, order, packs, paid);
      await afterBooking(tx, account, read, paid, booking.reference, now);
      return decision;
    });
}

/** Waits until as many have come; who comes later (a retry) passes at once. */
function meeting(racers: number): () => Promise<void> {
  let come = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    if (++come >= racers) open();
    return gate;
  };
}
