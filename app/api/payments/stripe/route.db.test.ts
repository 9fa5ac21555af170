import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findBalancesOf } from "@/db/ledger";
import { accepted, at, makeAccount } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { findTopUp } from "@/db/top-ups";
import type { Actor } from "@/lib/operations/actor";
import { startTopUp } from "@/lib/operations/top-up";
import { stripeProviderId } from "@/lib/payments/stripe";
import { POST } from "./route";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-15 12:00");
const secret = "whsec_of_this_test";
const { webhooks } = new Stripe("sk_test_of_this_test");

beforeEach(() => {
  vi.stubEnv("STRIPE_SECRET_KEY", "sk_test_of_this_test");
  vi.stubEnv("STRIPE_WEBHOOK_SECRET", secret);
});
afterEach(() => vi.unstubAllEnvs());

async function waitingTopUp(amount = "50.00") {
  const actor = await makeAccount("international", now);
  const provider = {
    id: stripeProviderId,
    start: async () => ({
      kind: "redirect" as const,
      url: "https://stripe.test/pay",
      providerReference: "cs_1",
    }),
    listPaid: null,
  };
  const started = await startTopUp(
    actor,
    { requestId: newId(), amount, returnTo: "/balance" },
    provider,
    now,
  );
  return { actor, topUpId: accepted(started).topUpId };
}

function session(actor: Actor, topUpId: string, change: Record<string, unknown> = {}) {
  return {
    id: "cs_1",
    object: "checkout.session",
    payment_status: "paid",
    amount_total: 5_000,
    currency: "usd",
    metadata: { accountId: actor.accountId, topUpId },
    ...change,
  };
}

function deliver(
  type: string,
  object: unknown,
  change: { secret?: string; timestamp?: number; header?: string } = {},
) {
  const payload = JSON.stringify({ id: `evt_${newId()}`, object: "event", type, data: { object } });
  const header =
    change.header ??
    webhooks.generateTestHeaderString({
      payload,
      secret: change.secret ?? secret,
      ...(change.timestamp ? { timestamp: change.timestamp } : {}),
    });
  const headers = header ? { "stripe-signature": header } : undefined;
  return POST(
    new Request("http://console.test/api/payments/stripe", { method: "POST", body: payload, headers }),
  );
}

const state = async (actor: Actor, topUpId: string) =>
  systemTransaction(async (tx) => ({
    status: (await findTopUp(tx, actor.accountId, topUpId))?.status,
    cash: (await findBalancesOf(tx, actor.accountId)).cash.toFixed(2),
  }));

describe("Stripe's webhook", () => {
  test("books a paid session to cash, once however often it is delivered", async () => {
    const { actor, topUpId } = await waitingTopUp();
    expect(await state(actor, topUpId)).toEqual({ status: "pending", cash: "0.00" });
    const paid = () => deliver("checkout.session.completed", session(actor, topUpId));
    expect((await paid()).status).toBe(200);
    const again = await Promise.all(Array.from({ length: 8 }, paid));
    expect(again.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await state(actor, topUpId)).toEqual({ status: "paid", cash: "50.00" });
  });

  test.each([
    ["another secret", { secret: "whsec_of_somebody_else" }],
    ["a timestamp of yesterday", { timestamp: Math.floor(Date.now() / 1_000) - 86_400 }],
    ["no signature", { header: "" }],
    ["nonsense", { header: "t=1,v1=0000" }],
  ])("refuses %s and books nothing", async (_, forged) => {
    const { actor, topUpId } = await waitingTopUp();
    const answer = await deliver("checkout.session.completed", session(actor, topUpId), forged);
    expect(answer.status).toBe(400);
    expect(await state(actor, topUpId)).toEqual({ status: "pending", cash: "0.00" });
  });

  test("refuses a body that was changed after signing", async () => {
    const { actor, topUpId } = await waitingTopUp();
    const header = webhooks.generateTestHeaderString({ payload: JSON.stringify({ other: "body" }), secret });
    const answer = await deliver("checkout.session.completed", session(actor, topUpId), { header });
    expect(answer.status).toBe(400);
  });

  test("stops reading what is far larger than any report", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent++;
        controller.enqueue(new Uint8Array(64 * 1024));
        if (sent === 1_000) controller.close();
      },
    });
    const request = { method: "POST", body: endless, duplex: "half" } as RequestInit;
    expect((await POST(new Request("http://console.test/api/payments/stripe", request))).status).toBe(413);
    expect(sent).toBeLessThan(100);
  });

  test("waits where a session is completed but the money is not there yet", async () => {
    const { actor, topUpId } = await waitingTopUp();
    await deliver("checkout.session.completed", session(actor, topUpId, { payment_status: "unpaid" }));
    expect((await state(actor, topUpId)).status).toBe("pending");
    await deliver("checkout.session.async_payment_succeeded", session(actor, topUpId));
    expect(await state(actor, topUpId)).toEqual({ status: "paid", cash: "50.00" });
  });

  test("marks what failed or ran out; a payment still counts, and a failure after it does not", async () => {
    const { actor, topUpId } = await waitingTopUp();
    await deliver("checkout.session.expired", session(actor, topUpId, { payment_status: "unpaid" }));
    expect((await state(actor, topUpId)).status).toBe("failed");
    await deliver("checkout.session.async_payment_succeeded", session(actor, topUpId));
    await deliver("checkout.session.async_payment_failed", session(actor, topUpId));
    expect(await state(actor, topUpId)).toEqual({ status: "paid", cash: "50.00" });
  });

  test("throws at another amount or currency than was asked for, so that somebody looks", async () => {
    const { actor, topUpId } = await waitingTopUp();
    for (const change of [{ amount_total: 5_001 }, { currency: "cny" }]) {
      await expect(deliver("checkout.session.completed", session(actor, topUpId, change))).rejects.toThrow(
        topUpId,
      );
    }
    expect(await state(actor, topUpId)).toEqual({ status: "pending", cash: "0.00" });
  });

  test("accepts and leaves alone what is not about a top-up of ours", async () => {
    const { actor, topUpId } = await waitingTopUp();
    expect((await deliver("customer.created", { id: "cus_1", object: "customer" })).status).toBe(200);
    const foreign = session(actor, topUpId, { metadata: {} });
    expect((await deliver("checkout.session.completed", foreign)).status).toBe(200);
    const unknown = await deliver("checkout.session.completed", session(actor, newId()));
    expect(await unknown.json()).toEqual({ message: "Not booked: top_up_not_found." });
    expect((await state(actor, topUpId)).status).toBe("pending");
  });

  test("is not there without Stripe's keys", async () => {
    vi.stubEnv("STRIPE_SECRET_KEY", "");
    vi.stubEnv("STRIPE_WEBHOOK_SECRET", "");
    expect((await deliver("checkout.session.completed", {})).status).toBe(404);
  });
});
