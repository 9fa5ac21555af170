import { lockAccount } from "@/db/accounts";
import type { Bill } from "@/db/bills";
import { systemTransaction } from "@/db/client";
import { deleteRatingRequest, listRatingRequests, type RatingRequest } from "@/db/rating-requests";
import { billingMonth, dayStart } from "@/lib/billing/billing-month";
import { adjustAccount } from "./closing/adjust-account";
import { oneByOne, throwFailures } from "./one-by-one";

const perTurn = 1_000;
type Request = Pick<RatingRequest, "accountId" | "month">;

/**
 * Bills what came late to a closed month (rule U7), once a day so that a trickle of late events makes one bill and
 * not many, and what a contract changed (rules P8, P9), at once. A request is deleted with the bill it made; one that
 * fails stays for the next turn and delays nobody else.
 */
export async function adjustBills(now: Date): Promise<void> {
  const failures = [
    ...(await adjustAll("contract", now, now)),
    ...(await adjustAll("late_usage", dayStart(now), now)),
  ];
  throwFailures(failures, "months could not be rated again");
}

/** Answers what a contract asks of one account's closed months now, and returns the bills that makes. */
export async function adjustByContract(accountId: string, now: Date): Promise<Bill[]> {
  const anyTime = new Date(now.getTime() + 1);
  const requests = await systemTransaction((tx) =>
    listRatingRequests(tx, "contract", anyTime, perTurn, accountId),
  );
  const bills: Bill[] = [];
  for (const request of requests) bills.push(...(await answer(request, "contract", now)));
  return bills;
}

async function adjustAll(cause: RatingRequest["cause"], before: Date, now: Date): Promise<unknown[]> {
  const requests = await systemTransaction((tx) => listRatingRequests(tx, cause, before, perTurn));
  return oneByOne(requests, (request) => answer(request, cause, now));
}

function answer({ accountId, month }: Request, cause: RatingRequest["cause"], now: Date): Promise<Bill[]> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const bills = account ? await adjustAccount(tx, account, billingMonth(month), now) : [];
    await deleteRatingRequest(tx, accountId, month, cause);
    return bills;
  });
}
