"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import type { DeliveryKey } from "@/db/deliveries";
import { staffAction } from "@/lib/action";
import { readBound } from "@/lib/bound";
import { resendDelivery } from "@/lib/operations/resend-delivery";

const schema = z.object({ reason: z.string().trim().min(1).max(500) });
const keySchema = z.object({
  accountId: z.uuid(),
  messageId: z.uuid(),
  channel: z.enum(["email", "sms", "webhook", "sales"]),
  target: z.uuid(),
});

export async function resend(key: DeliveryKey, _previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await staffAction("messages.resend", form, schema, ({ userId }, { reason }, now) =>
    resendDelivery({ userId, reason }, readBound(keySchema, key), now),
  );
  return state;
}
