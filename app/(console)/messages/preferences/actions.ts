"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { messageKindNames } from "@/lib/billing/messages/kinds";
import { saveNotificationPreferences } from "@/lib/operations/save-notification-preferences";
import { paced } from "@/lib/operations/signing-in/paced";
import { throttleKey } from "@/lib/security/throttle";

/** Beside the number a switch per channel and kind, `email:bill_ready`, which is there only while it is on. */
const schema = z
  .object({
    phone: z
      .string()
      .transform((text) => text.replace(/[\s().-]/g, ""))
      .pipe(z.e164())
      .optional(),
  })
  .catchall(z.string());

export async function savePreferences(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction(
    "alerts.choose",
    form,
    schema,
    (customer, { phone, ...switches }) => {
      const kinds = messageKindNames.map((kind) => ({
        kind,
        email: switches[`email:${kind}`] === "on",
        sms: switches[`sms:${kind}`] === "on",
      }));
      return paced([throttleKey("change", customer.accountId)], () =>
        saveNotificationPreferences(customer, { phone: phone ?? null, kinds }),
      );
    },
  );
  return state;
}
