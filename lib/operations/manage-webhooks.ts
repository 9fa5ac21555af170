import { lockAccount } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { saveTestEvent } from "@/db/deliveries";
import { newId } from "@/db/ids";
import { disableEndpoint, findEndpoint, listEndpoints, rotateEndpoint, saveEndpoint } from "@/db/webhooks";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { WebhookEvent } from "@/lib/billing/messages/kinds";
import { isDemoInstance } from "@/lib/env";
import { webhookKey } from "@/lib/notify/settings";
import { checkWebhookAddress, type Resolve } from "@/lib/notify/webhook-address";
import { webhookSecret } from "@/lib/notify/webhook-secret";
import type { Actor } from "./actor";

/** Each message goes to every endpoint, so their number is bounded. */
export const endpointsAtMost = 10;

export interface EndpointSecret {
  readonly id: string;
  readonly url: string;
  /** Shown once. */
  readonly secret: string;
}

/** Adds an endpoint and gives its secret. `resolve` is how names are looked up; tests give their own. */
export async function addWebhookEndpoint(
  actor: Actor,
  { url, events }: { readonly url: string; readonly events: readonly WebhookEvent[] },
  now: Date,
  resolve?: Resolve,
): Promise<Decision<EndpointSecret>> {
  // Asked before the transaction: nobody waits for a name server under the account's lock.
  const address = await checkWebhookAddress(url, isDemoInstance(), resolve);
  if (!address.ok) return address;
  const { accountId } = actor;
  return tenantTransaction(accountId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    if (account.closedAt) return refuse("account_closed");
    const inUse = (await listEndpoints(tx, [accountId])).filter((endpoint) => !endpoint.disabledAt);
    if (inUse.length >= endpointsAtMost) return refuse("webhook_limit", { limit: endpointsAtMost });
    const endpoint = { accountId, id: newId(), url: address.value.href, secretVersion: 1 };
    await saveEndpoint(tx, { ...endpoint, events: [...events], createdBy: actor.userId, createdAt: now });
    return accept({ id: endpoint.id, url: endpoint.url, secret: webhookSecret(endpoint, webhookKey()) });
  });
}

/** Gives an endpoint a new secret; the one before signs beside it for a day. */
export function rotateWebhookSecret(
  { accountId }: Actor,
  endpointId: string,
  now: Date,
): Promise<Decision<EndpointSecret>> {
  return tenantTransaction(accountId, async (tx) => {
    const endpoint = await rotateEndpoint(tx, accountId, endpointId, now);
    if (!endpoint) return refuse("webhook_not_found");
    return accept({ id: endpoint.id, url: endpoint.url, secret: webhookSecret(endpoint, webhookKey()) });
  });
}

/** Nothing more is sent to it, not even what is queued; what was sent stays in the log. */
export function disableWebhookEndpoint(
  { accountId }: Actor,
  endpointId: string,
  now: Date,
): Promise<Decision<string>> {
  return tenantTransaction(accountId, async (tx) =>
    (await disableEndpoint(tx, accountId, endpointId, now))
      ? accept(endpointId)
      : refuse("webhook_not_found"),
  );
}

/** Queues an event that says nothing, for trying an endpoint out. */
export function sendTestEvent(
  { accountId }: Actor,
  endpointId: string,
  now: Date,
): Promise<Decision<string>> {
  return tenantTransaction(accountId, async (tx) => {
    if (!(await findEndpoint(tx, accountId, endpointId))) return refuse("webhook_not_found");
    const messageId = newId();
    await saveTestEvent(tx, { accountId, messageId, target: endpointId }, now);
    return accept(messageId);
  });
}
