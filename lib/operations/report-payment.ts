import { lockAccount } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { findTopUp, markTopUpFailed } from "@/db/top-ups";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { PaymentReport } from "@/lib/payments/stripe-report";
import { completeTopUp } from "./top-up";

/**
 * Books what a provider reports about a top-up. The same report again changes nothing, in whatever order reports
 * come; a payment after a failure counts. Another amount than the one asked for is a mistake somewhere and throws.
 */
export async function reportPayment(
  report: Exclude<PaymentReport, { kind: "none" }>,
  now: Date,
): Promise<Decision<{ topUpId: string }>> {
  const { accountId, topUpId, amount, currency } = report;
  const topUp = await tenantTransaction(accountId, (tx) => findTopUp(tx, accountId, topUpId));
  if (!topUp) return refuse("top_up_not_found");
  if (!topUp.amount.equals(amount) || topUp.currency !== currency) {
    throw new Error(
      `Top-up ${topUpId} is of ${topUp.amount} ${topUp.currency}, but ${amount} ${currency} was reported`,
    );
  }
  if (report.kind === "paid") return completeTopUp(accountId, topUpId, report.providerReference, now);
  await tenantTransaction(accountId, async (tx) => {
    await lockAccount(tx, accountId);
    await markTopUpFailed(tx, accountId, topUpId, report.providerReference);
  });
  return accept({ topUpId });
}
