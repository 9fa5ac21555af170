"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { staffAction } from "@/lib/action";
import { readBound } from "@/lib/bound";
import { reasonField } from "@/lib/form";
import { resendMessage } from "@/lib/operations/resend-delivery";

const schema = z.object({ reason: reasonField });
const messageSchema = z.object({ accountId: z.uuid(), messageId: z.uuid() });

export async function sendAgain(
  message: z.input<typeof messageSchema>,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const { state } = await staffAction("messages.resend", form, schema, ({ userId }, { reason }, now) =>
    resendMessage({ userId, reason }, readBound(messageSchema, message), now),
  );
  return state;
}
