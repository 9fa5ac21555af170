import { lockAccount } from "@/db/accounts";
import { deleteRatingRequest, listRatingRequests, type RatingRequest } from "@/db/bills";
import { systemTransaction } from "@/db/client";
import { billingMonth, dayStart } from "@/lib/billing/billing-month";
import { adjustAccount } from "./closing/adjust-account";

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
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} months could not be rated again`);
}

async function adjustAll(cause: RatingRequest["cause"], before: Date, now: Date): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const { accountId, month } of await systemTransaction((tx) =>
    listRatingRequests(tx, cause, before, perTurn),
  )) {
    try {
      await systemTransaction(async (tx) => {
        const account = await lockAccount(tx, accountId);
        if (account) await adjustAccount(tx, account, billingMonth(month), kindOf[cause], now);
        await deleteRatingRequest(tx, accountId, month, cause);
      });
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}
