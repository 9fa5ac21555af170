import Stripe from "stripe";
import { isId, newId } from "@/db/ids";
import { withRequest } from "@/db/request";
import { readBytes } from "@/lib/api/json-body";
import { currentTime } from "@/lib/clock";
import { stripeKeys } from "@/lib/env";
import { reportPayment } from "@/lib/operations/report-payment";
import { stripeClient } from "@/lib/payments/stripe";
import { readStripeReport } from "@/lib/payments/stripe-report";

const maximumBody = 1024 * 1024;

/**
 * Stripe reports here what became of a payment; docs/operating.md says how to set it up. Anything but 2xx makes Stripe
 * send the event again, so what we do not know is answered as received, and only trouble of our own is not.
 */
export async function POST(request: Request): Promise<Response> {
  const keys = stripeKeys();
  if (!keys) return answer(404, "This instance takes no payments by Stripe.");
  const signature = request.headers.get("stripe-signature") ?? "";
  // The signature is over the whole body, so anybody may send one; reports are a few kilobytes.
  const bytes = await readBytes(request, maximumBody);
  if (bytes === null) return answer(413, "The report is too large.");
  const body = new TextDecoder().decode(bytes);
  try {
    const { webhooks } = stripeClient(keys.secretKey);
    const report = readStripeReport(webhooks, { body, signature, secret: keys.webhookSecret });
    if (report.kind === "none") return answer(200, "Nothing to do.");
    const given = request.headers.get("x-request-id") ?? "";
    const requestId = isId(given) ? given : newId();
    const booked = await withRequest(requestId, async () => reportPayment(report, await currentTime()));
    return answer(200, booked.ok ? "Booked." : `Not booked: ${booked.refusal.code}.`);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError)
      return answer(400, "The signature does not match.");
    throw error;
  }
}

function answer(status: number, text: string): Response {
  return Response.json({ message: text }, { status });
}
