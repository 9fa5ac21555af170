import type Stripe from "stripe";
import { isId } from "@/db/ids";
import { type Currency, Decimal } from "@/lib/billing/money";

/** What a provider says became of a payment. */
export type PaymentReport =
  | {
      readonly kind: "paid" | "failed";
      readonly accountId: string;
      readonly topUpId: string;
      readonly providerReference: string;
      readonly amount: Decimal;
      readonly currency: Currency;
    }
  /** Signed by the provider, but nothing that a top-up waits for. */
  | { readonly kind: "none" };

/**
 * Reads a webhook request. The SDK verifies the signature over the body as it came and the age of its timestamp, and
 * throws when either is wrong. A session that is completed but not yet paid (bank debits) is reported again later.
 */
export function readStripeReport(
  webhooks: Pick<Stripe["webhooks"], "constructEvent">,
  request: { readonly body: string; readonly signature: string; readonly secret: string },
): PaymentReport {
  const event = webhooks.constructEvent(request.body, request.signature, request.secret);
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
      return event.data.object.payment_status === "paid"
        ? report("paid", event.data.object)
        : { kind: "none" };
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired":
      return report("failed", event.data.object);
    default:
      return { kind: "none" };
  }
}

/** What a checkout session says of one of our top-ups. */
export function report(kind: "paid" | "failed", session: Stripe.Checkout.Session): PaymentReport {
  const { accountId = "", topUpId = "" } = session.metadata ?? {};
  // Sessions that something else of the same Stripe account made.
  if (!isId(accountId) || !isId(topUpId)) return { kind: "none" };
  const currency = currencies.get(session.currency ?? "");
  if (!currency || session.amount_total === null)
    throw new Error(`Stripe session ${session.id} names no amount in a currency of ours`);
  const amount = new Decimal(session.amount_total).dividedBy(100);
  return { kind, accountId, topUpId, providerReference: session.id, amount, currency };
}

const currencies: ReadonlyMap<string, Currency> = new Map([
  ["usd", "USD"],
  ["cny", "CNY"],
]);
