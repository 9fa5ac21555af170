import { z } from "zod";
import { tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listPacks } from "@/db/packs";
import type { Decision } from "@/lib/billing/decision";
import { currentTime } from "@/lib/clock";
import type { Actor } from "@/lib/operations/actor";
import { purchaseOffer } from "@/lib/operations/purchase-offer";
import { requestRefund } from "@/lib/operations/request-refund";
import { switchBillingMode } from "@/lib/operations/switch-billing-mode";
import { startTopUp } from "@/lib/operations/top-up";
import { sandboxProvider } from "@/lib/payments/sandbox";
import { type Answer, type Intent, Journal } from "./journal";

// A process of its own, killed again and again: customers who use the console through the operations, as the web
// process does. What they set out to do and have no answer for they ask again under the same request id.
const { JOURNAL, ACTORS } = z.object({ JOURNAL: z.string(), ACTORS: z.string() }).parse(process.env);
const actors = z.array(z.object({ accountId: z.string(), userId: z.string() })).parse(JSON.parse(ACTORS));
const journal = new Journal(JOURNAL);
const meter = "face-fusion/image-face-fusion";

const { intents, answers } = journal.read();
const open = [...intents.values()].filter((intent) => !answers.has(intent.requestId));
await Promise.all(actors.map(live));

/** One customer's life: first what is still open, then one thing after the other. */
async function live(actor: Actor): Promise<never> {
  for (const intent of open.filter((each) => each.actor.accountId === actor.accountId)) await insist(intent);
  for (;;) {
    const intent = await chooseNext(actor).catch(() => null);
    if (intent) {
      journal.intend(intent);
      await insist(intent);
    }
    await rest(50 + Math.random() * 200);
  }
}

/** Asks until there is an answer, as a browser's user does. */
async function insist(intent: Intent): Promise<void> {
  for (;;) {
    try {
      const answer = await attempt(intent);
      journal.answered({ requestId: intent.requestId, ...answer });
      return;
    } catch {
      await rest(100);
    }
  }
}

async function attempt(intent: Intent): Promise<Omit<Answer, "requestId">> {
  const now = await currentTime();
  const { actor, requestId } = intent;
  switch (intent.kind) {
    case "top_up": {
      const input = { requestId, amount: intent.amount, returnTo: "/balance" };
      return answerOf(await startTopUp(actor, input, sandboxProvider, now), (value) => value.topUpId);
    }
    case "purchase": {
      const { offerId, quantity } = intent;
      const decision = await purchaseOffer(actor, { offerId, quantity, requestId }, now);
      return answerOf(decision, (value) => value.orderId);
    }
    case "refund":
      return answerOf(await requestRefund(actor, intent.packId, now), (value) => value.refundId);
    case "mode":
      return answerOf(
        await switchBillingMode(actor, { meter, mode: intent.mode, confirmed: true }, now),
        () => intent.mode,
      );
  }
}

function answerOf<T>(decision: Decision<T>, id: (value: T) => string): Omit<Answer, "requestId"> {
  return decision.ok
    ? { outcome: "done", detail: id(decision.value) }
    : { outcome: "refused", detail: decision.refusal.code };
}

async function chooseNext(actor: Actor): Promise<Intent> {
  const requestId = newId();
  const chance = Math.random();
  if (chance < 0.35) {
    return {
      kind: "top_up",
      requestId,
      actor,
      amount: (1 + Math.floor(Math.random() * 300_000) / 100).toFixed(2),
    };
  }
  if (chance < 0.65) {
    const size = Math.random() < 0.8 ? 1_000 : 10_000;
    const quantity = 1 + Math.floor(Math.random() * 2);
    return { kind: "purchase", requestId, actor, offerId: `${meter}/pack-${size}`, quantity };
  }
  if (chance < 0.95) {
    const packs = await tenantTransaction(actor.accountId, (tx) => listPacks(tx, actor.accountId));
    const bought = packs.filter((pack) => pack.origin === "purchased");
    const pack = bought[Math.floor(Math.random() * bought.length)];
    if (pack) return { kind: "refund", requestId, actor, packId: pack.id };
  }
  return { kind: "mode", requestId, actor, mode: Math.random() < 0.8 ? "calls" : "qps" };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
