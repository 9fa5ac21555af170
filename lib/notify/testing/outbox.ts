import { systemTransaction } from "@/db/client";
import type { ClaimedDelivery, Delivery } from "@/db/deliveries";
import { saveMessages } from "@/db/instance";
import { deliveries } from "@/db/schema/notify";
import type { Courier } from "../deliver";
import type { Outcome } from "../outcome";

/** A message that a test writes as an operation would. */
export function tell(accountId: string, cause: string, createdAt: Date, kind = "bill_ready"): Promise<void> {
  const params = { service: "face-fusion", month: "2026-10", bill: "b-1", amount: "12.50", currency: "USD" };
  return systemTransaction((tx) => saveMessages(tx, [{ accountId, kind, cause, params, createdAt }]));
}

/** A courier that notes what it was given and answers what the test says. */
export function notingCourier(answer: (delivery: ClaimedDelivery) => Promise<Outcome> | Outcome) {
  const given: string[] = [];
  const courier: Courier = {
    channel: "email",
    prepare: async () => async (delivery) => {
      given.push(`${delivery.messageId} ${delivery.target}`);
      return answer(delivery);
    },
  };
  return { courier, given };
}

export const sent: Outcome = { status: "sent", code: 250 };

export function failed(permanent: boolean, code: number | null = 451): Outcome {
  return { status: "failed", permanent, code, reason: "arranged by a test" };
}

/** The outbox as it is, in the order of the messages. */
export function outbox(): Promise<Delivery[]> {
  return systemTransaction((tx) =>
    tx.orm.select().from(deliveries).orderBy(deliveries.createdAt, deliveries.messageId, deliveries.channel),
  );
}
