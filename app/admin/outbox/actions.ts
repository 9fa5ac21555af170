"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import type { DeliveryKey } from "@/db/deliveries";
import { staffAction } from "@/lib/action";
import { readBound } from "@/lib/bound";
import { reasonField } from "@/lib/form";
import { resendDelivery } from "@/lib/operations/resend-delivery";

const schema = z.object({ reason: reasonField });
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
