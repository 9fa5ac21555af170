"use server";

import { z } from "zod";
import { customerAction } from "@/lib/action";
import { markRead } from "@/lib/operations/mark-messages-read";

const schema = z.object({ message: z.uuid().optional() });

/** One message of the form, or all without one. */
export async function markMessages(form: FormData): Promise<void> {
  await customerAction("messages.read", form, schema, (customer, { message }, now) =>
    markRead(customer, message ?? null, now),
  );
}
