import { systemTransaction } from "@/db/client";
import { deleteOldDeliveries } from "@/db/deliveries";
import { hasDueMark, saveDueMark } from "@/db/instance";
import { addDays, dayOf } from "@/lib/billing/billing-month";
import { deadLetterDays, deliveryDays } from "@/lib/env";

/** Deleted in one transaction: small enough that nobody waits for it. */
const perTurn = 5_000;

/**
 * Takes what left the outbox long ago out of the database, once a day: dead letters after DEAD_LETTER_DAYS, anything
 * else that is done after DELIVERY_DAYS. What is still to be sent stays, however old (the table refuses it, too);
 * messages stay in the inbox.
 */
export async function dropOldDeliveries(now: Date): Promise<void> {
  const today = dayOf(now);
  if (await systemTransaction((tx) => hasDueMark(tx, "old_deliveries", today))) return;
  const before = { done: addDays(now, -deliveryDays()), failed: addDays(now, -deadLetterDays()) };
  let deleted: number;
  do {
    deleted = await systemTransaction((tx) => deleteOldDeliveries(tx, before, perTurn));
  } while (deleted === perTurn);
  await systemTransaction((tx) => saveDueMark(tx, "old_deliveries", today, now));
}
