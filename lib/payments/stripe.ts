import Stripe from "stripe";
import type { Money } from "@/lib/billing/money";
import type { PaymentProvider, PaymentRequest } from "./provider";
import { listStripePayments } from "./stripe-list";

export const stripeProviderId = "stripe";

/** The part of Stripe's client that starting and listing payments needs. */
export interface CheckoutClient {
  readonly checkout: { readonly sessions: Pick<Stripe["checkout"]["sessions"], "create" | "list"> };
}

/**
 * Stripe Checkout: the person pays on Stripe's page, which reports back by webhook (app/api/payments/stripe). Asking
 * for the same top-up again gives the same session: its id is the idempotency key, and a session ends before the key.
 */
export function stripeProvider(client: CheckoutClient, consoleUrl: string): PaymentProvider {
  return {
    id: stripeProviderId,
    start: async (request) => {
      const session = await client.checkout.sessions.create(sessionOf(request, consoleUrl), {
        idempotencyKey: `top-up-${request.topUpId}`,
      });
      if (!session.url) throw new Error(`Stripe session ${session.id} has no page to pay on`);
      return { kind: "redirect", url: session.url, providerReference: session.id };
    },
    listPaid: (from, until) => listStripePayments(client, from, until),
  };
}

export function stripeClient(secretKey: string): Stripe {
  return new Stripe(secretKey, { maxNetworkRetries: 2, timeout: 20_000 });
}

function sessionOf(
  { topUpId, accountId, amount, returnTo }: PaymentRequest,
  consoleUrl: string,
): Stripe.Checkout.SessionCreateParams {
  const page = (path: string, params: Record<string, string>) =>
    `${consoleUrl.replace(/\/$/, "")}${path}?${new URLSearchParams(params)}`;
  const metadata = { topUpId, accountId };
  return {
    mode: "payment",
    client_reference_id: topUpId,
    metadata,
    payment_intent_data: { metadata },
    // The account's currency and nothing else, so that what is paid is what is booked.
    adaptive_pricing: { enabled: false },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: amount.currency.toLowerCase(),
          unit_amount: cents(amount),
          product_data: { name: `Balance top-up ${topUpId}` },
        },
      },
    ],
    success_url: page(`/balance/top-ups/${topUpId}`, { returnTo }),
    cancel_url: page("/balance/top-up", { amount: amount.amount.toFixed(2), returnTo }),
  };
}

function cents({ amount }: Money): number {
  const whole = amount.times(100);
  if (!whole.isInteger()) throw new Error(`Not payable in whole cents: ${amount}`);
  return whole.toNumber();
}
