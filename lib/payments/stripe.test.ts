import { describe, expect, it } from "vitest";
import { money } from "@/lib/billing/money";
import { stripeKeys } from "@/lib/env";
import { type CheckoutClient, stripeProvider } from "./stripe";

const request = {
  topUpId: "0199e0a0-0000-7000-8000-000000000001",
  accountId: "0199e0a0-0000-7000-8000-000000000002",
  amount: money("1234.50", "CNY"),
  returnTo: "/purchase?offer=a&quantity=3",
};

/** Answers like Stripe and keeps what it was asked. */
function recordingClient(url: string | null = "https://checkout.stripe.com/c/pay/cs_1") {
  const asked: Parameters<CheckoutClient["checkout"]["sessions"]["create"]>[] = [];
  const create = async (...args: Parameters<CheckoutClient["checkout"]["sessions"]["create"]>) => {
    asked.push(args);
    return { id: "cs_1", url };
  };
  const client = { checkout: { sessions: { create } } } as unknown as CheckoutClient;
  return { asked, client };
}

describe("paying by Stripe Checkout", () => {
  it("asks for the exact amount in cents of the account's currency, and names the top-up", async () => {
    const { asked, client } = recordingClient();
    const start = await stripeProvider(client, "https://console.example.com/").start(request);
    expect(start).toEqual({
      kind: "redirect",
      url: "https://checkout.stripe.com/c/pay/cs_1",
      providerReference: "cs_1",
    });
    expect(asked[0]?.[0]).toMatchObject({
      mode: "payment",
      metadata: { topUpId: request.topUpId, accountId: request.accountId },
      adaptive_pricing: { enabled: false },
      line_items: [{ quantity: 1, price_data: { currency: "cny", unit_amount: 123_450 } }],
    });
  });

  it("comes back to the console: to the top-up when paid, to the filled form when not", async () => {
    const { asked, client } = recordingClient();
    await stripeProvider(client, "https://console.example.com/").start(request);
    const { success_url = "", cancel_url = "" } = asked[0]?.[0] ?? {};
    const success = new URL(success_url);
    expect(success.origin + success.pathname).toBe(
      `https://console.example.com/balance/top-ups/${request.topUpId}`,
    );
    expect(success.searchParams.get("returnTo")).toBe(request.returnTo);
    const cancel = new URL(cancel_url);
    expect(cancel.pathname).toBe("/balance/top-up");
    expect(Object.fromEntries(cancel.searchParams)).toEqual({
      amount: "1234.50",
      returnTo: request.returnTo,
    });
  });

  it("asks for the same top-up under the same idempotency key, so that it is never paid twice", async () => {
    const { asked, client } = recordingClient();
    const provider = stripeProvider(client, "https://console.example.com");
    await provider.start(request);
    await provider.start(request);
    expect(asked.map(([, options]) => options)).toEqual([
      { idempotencyKey: `top-up-${request.topUpId}` },
      { idempotencyKey: `top-up-${request.topUpId}` },
    ]);
  });

  it("fails loudly where there is no page to pay on, and for parts of a cent", async () => {
    const provider = stripeProvider(recordingClient(null).client, "https://console.example.com");
    await expect(provider.start(request)).rejects.toThrow("no page to pay on");
    const { client } = recordingClient();
    const odd = { ...request, amount: money("0.005", "USD") };
    await expect(stripeProvider(client, "https://console.example.com").start(odd)).rejects.toThrow(
      "whole cents",
    );
  });
});

describe("Stripe's keys", () => {
  it("are both there or both missing", () => {
    expect(stripeKeys({})).toBeNull();
    const both = { STRIPE_SECRET_KEY: "sk", STRIPE_WEBHOOK_SECRET: "whsec" };
    expect(stripeKeys(both)).toEqual({ secretKey: "sk", webhookSecret: "whsec" });
    expect(() => stripeKeys({ STRIPE_SECRET_KEY: "sk" })).toThrow("needed together");
    expect(() => stripeKeys({ STRIPE_WEBHOOK_SECRET: "whsec" })).toThrow("needed together");
  });
});
