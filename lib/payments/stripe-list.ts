import type { ProviderPayment } from "./provider";
import type { CheckoutClient } from "./stripe";
import { report } from "./stripe-report";

/** Stripe's list of checkout sessions that were completed and paid, page by page; those of others are left out. */
export async function* listStripePayments(
  { checkout }: CheckoutClient,
  from: Date,
  until: Date,
): AsyncGenerator<ProviderPayment> {
  const created = { gte: seconds(from), lt: seconds(until) };
  for await (const session of checkout.sessions.list({ created, status: "complete", limit: 100 })) {
    if (session.payment_status !== "paid") continue;
    const paid = report("paid", session);
    if (paid.kind === "none") continue;
    const { accountId, topUpId, amount, currency } = paid;
    const startedAt = new Date(session.created * 1_000);
    yield { accountId, topUpId, amount: amount.toFixed(2), currency, startedAt };
  }
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
