"use server";

import { z } from "zod";
import type { MarkedState } from "@/components/messages/mark-read";
import type { FormState } from "@/components/ui/form-state";
import { customerAction } from "@/lib/action";
import { markRead, markUnread } from "@/lib/operations/mark-messages-read";

const schema = z.object({ message: z.uuid().optional() });

/** One message of the form, or all without one. */
export async function markMessages(_previous: MarkedState, form: FormData): Promise<MarkedState> {
  const { state, value } = await customerAction("messages.read", form, schema, (customer, { message }, now) =>
    markRead(customer, message ?? null, now),
  );
  return value ? { ...state, readAt: value.readAt.toISOString() } : state;
}

const undo = z.object({ readAt: z.iso.datetime().transform((text) => new Date(text)) });

/** Undo: what was marked read at one instant is unread again. */
export async function unmarkMessages(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction("messages.read", form, undo, (customer, { readAt }) =>
    markUnread(customer, readAt),
  );
  return state;
}
