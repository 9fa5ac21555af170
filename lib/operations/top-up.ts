import { lockAccount } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findTopUp, findTopUpByRequest, markTopUpPaid, saveTopUp, type TopUp } from "@/db/top-ups";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { topUpPostings } from "@/lib/billing/ledger/balance-postings";
import { Decimal, type Money, money, toJson } from "@/lib/billing/money";
import type { PaymentProvider, PaymentStart } from "@/lib/payments/provider";
import type { Actor } from "./actor";
import { book } from "./book";

/** What one top-up may be, in either currency: 1.00 to 1,000,000.00. */
export const topUpLimits = { minimum: "1.00", maximum: "1000000.00" } as const;

/** What to top up where an amount is missing: that, or the least there is. */
export function atLeastTopUp(missing: string): string {
  return Decimal.max(missing, topUpLimits.minimum).toFixed(2);
}

export interface TopUpInput {
  /** Made once per intention; the same request pays once. */
  readonly requestId: string;
  /** In the account's currency, at most two decimals. */
  readonly amount: string;
  readonly returnTo: string;
}

/**
 * Starts a top-up with a payment provider and books it when the provider has the money at once. Refuses
 * `top_up_amount_out_of_range`, and `request_conflict` for a request id that was used for another amount.
 */
export async function startTopUp(
  actor: Actor,
  input: TopUpInput,
  provider: PaymentProvider,
  now: Date,
): Promise<Decision<{ topUpId: string; start: PaymentStart }>> {
  const pending = await savePendingTopUp(actor, input, provider.id, now);
  if (!pending.ok) return pending;
  const topUp = pending.value;
  // A provider remembers a request for a day or so; asked later it would take the money again.
  if (topUp.status === "paid" && topUp.providerReference !== null) {
    const { providerReference } = topUp;
    return accept({ topUpId: topUp.id, start: { kind: "paid", providerReference } });
  }
  const start = await provider.start({
    topUpId: topUp.id,
    accountId: actor.accountId,
    amount: money(topUp.amount, topUp.currency),
    returnTo: input.returnTo,
  });
  if (start.kind === "paid") await completeTopUp(actor.accountId, topUp.id, start.providerReference, now);
  return accept({ topUpId: topUp.id, start });
}

function savePendingTopUp(
  actor: Actor,
  input: TopUpInput,
  provider: string,
  now: Date,
): Promise<Decision<TopUp>> {
  const { accountId, userId } = actor;
  return tenantTransaction(accountId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const amount = money(input.amount, account.currency);
    const before = await findTopUpByRequest(tx, accountId, input.requestId);
    if (before) return before.amount.equals(amount.amount) ? accept(before) : refuse("request_conflict");
    if (!withinLimits(amount)) {
      const [minimum, maximum] = [topUpLimits.minimum, topUpLimits.maximum].map((limit) =>
        toJson(money(limit, account.currency)),
      );
      return refuse("top_up_amount_out_of_range", { minimum: minimum ?? "", maximum: maximum ?? "" });
    }
    const row: TopUp = {
      accountId,
      id: newId(),
      requestId: input.requestId,
      provider,
      providerReference: null,
      amount: amount.amount,
      currency: account.currency,
      status: "pending",
      userId,
      createdAt: now,
      paidAt: null,
    };
    await saveTopUp(tx, row);
    return accept(row);
  });
}

/**
 * Books a paid top-up to cash; a provider that reports twice is booked once. Refuses `top_up_not_found`. A second
 * payment for the same top-up throws: it is somebody's money, and no report of it may be answered as done.
 */
export function completeTopUp(
  accountId: string,
  topUpId: string,
  providerReference: string,
  now: Date,
): Promise<Decision<{ topUpId: string }>> {
  return tenantTransaction(accountId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const topUp = await findTopUp(tx, accountId, topUpId);
    if (!topUp) return refuse("top_up_not_found");
    if (topUp.status === "paid") {
      if (topUp.providerReference === providerReference) return accept({ topUpId });
      throw new Error(`Top-up ${topUpId} was paid by ${topUp.providerReference} and by ${providerReference}`);
    }
    await markTopUpPaid(tx, accountId, topUpId, now, providerReference);
    const postings = topUpPostings(money(topUp.amount, topUp.currency));
    await book(
      tx,
      account,
      [{ reference: `top-up:${topUpId}`, kind: "top_up", occurredAt: now, postings }],
      now,
    );
    return accept({ topUpId });
  });
}

function withinLimits({ amount }: Money): boolean {
  return (
    amount.decimalPlaces() <= 2 &&
    amount.greaterThanOrEqualTo(topUpLimits.minimum) &&
    amount.lessThanOrEqualTo(topUpLimits.maximum)
  );
}
