"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import type { SecretState } from "@/components/webhooks/secret-alert";
import { customerAction } from "@/lib/action";
import type { Customer } from "@/lib/auth/visitor";
import type { Decision } from "@/lib/billing/decision";
import { webhookEvents } from "@/lib/billing/messages/kinds";
import {
  addWebhookEndpoint,
  disableWebhookEndpoint,
  rotateWebhookSecret,
  sendTestEvent,
} from "@/lib/operations/manage-webhooks";
import { resendWebhookEvent } from "@/lib/operations/resend-delivery";
import { paced } from "@/lib/operations/signing-in/paced";
import { throttleKey } from "@/lib/security/throttle";

/** Beside the address a box per event, `event:bill.ready`, which is there only while it is ticked. */
const addition = z
  .object({ url: z.string().trim().max(500) })
  .catchall(z.string())
  .transform(({ url, ...boxes }) => ({
    url,
    events: webhookEvents.filter((event) => boxes[`event:${event}`] === "on"),
  }))
  .refine(({ events }) => events.length > 0, { path: ["events"] });

/** The secret goes to the browser in this answer only. */
export async function addEndpoint(_previous: SecretState, form: FormData): Promise<SecretState> {
  const { state, value } = await customerAction("webhooks.manage", form, addition, (customer, input, now) =>
    addWebhookEndpoint(customer, input, now),
  );
  return value ? { ...state, secret: value.secret, url: value.url } : state;
}

const one = z.object({ endpoint: z.uuid() });

/** An action on one endpoint of the account, at people's pace: a test event is a request of ours to anybody's server. */
async function onEndpoint<Value>(
  form: FormData,
  operation: (customer: Customer, endpoint: string, now: Date) => Promise<Decision<Value>>,
) {
  return customerAction("webhooks.manage", form, one, (customer, { endpoint }, now) =>
    paced([throttleKey("change", customer.accountId)], () => operation(customer, endpoint, now)),
  );
}

export async function rotateSecret(_previous: SecretState, form: FormData): Promise<SecretState> {
  const { state, value } = await onEndpoint(form, rotateWebhookSecret);
  return value ? { ...state, secret: value.secret, url: value.url } : state;
}

export async function disableEndpoint(_previous: FormState, form: FormData): Promise<FormState> {
  return (await onEndpoint(form, disableWebhookEndpoint)).state;
}

export async function testEndpoint(_previous: FormState, form: FormData): Promise<FormState> {
  return (await onEndpoint(form, sendTestEvent)).state;
}

const event = z.object({ message: z.uuid(), endpoint: z.uuid() });

export async function resendEvent(_previous: FormState, form: FormData): Promise<FormState> {
  const { state } = await customerAction(
    "webhooks.manage",
    form,
    event,
    (customer, { message, endpoint }, now) =>
      paced([throttleKey("change", customer.accountId)], () =>
        resendWebhookEvent(customer, { messageId: message, target: endpoint }, now),
      ),
  );
  return state;
}
