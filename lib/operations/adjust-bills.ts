import { lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { deleteRatingRequest, listRatingRequests, type RatingRequest } from "@/db/rating-requests";
import { billingMonth, dayStart } from "@/lib/billing/billing-month";
import { adjustAccount } from "./closing/adjust-account";
import { oneByOne, throwFailures } from "./one-by-one";

const perTurn = 1_000;
const kindOf = { contract: "supplement", late_usage: "adjustment" } as const;

/**
 * Bills what came late to a closed month (rule U7), once a day so that a trickle of late events makes one bill and
 * not many, and what a new contract prices (rule P8), at once. A request is deleted with the bill it made; one that
 * fails stays for the next turn and delays nobody else.
 */
export async function adjustBills(now: Date): Promise<void> {
  const failures = [
    ...(await adjustAll("contract", now, now)),
    ...(await adjustAll("late_usage", dayStart(now), now)),
  ];
  throwFailures(failures, "months could not be rated again");
}

async function adjustAll(cause: RatingRequest["cause"], before: Date, now: Date): Promise<unknown[]> {
  const requests = await systemTransaction((tx) => listRatingRequests(tx, cause, before, perTurn));
  return oneByOne(requests, ({ accountId, month }) =>
    systemTransaction(async (tx) => {
      const account = await lockAccount(tx, accountId);
      if (account) await adjustAccount(tx, account, billingMonth(month), kindOf[cause], now);
      await deleteRatingRequest(tx, accountId, month, cause);
    }),
  );
}
