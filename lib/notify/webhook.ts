import { useAgent as filteringAgent } from "request-filtering-agent";
import { Webhook } from "standardwebhooks";
import type { ClaimedDelivery } from "@/db/deliveries";
import { listEndpoints } from "@/db/webhooks";
import type { Courier } from "./deliver";
import type { Outcome } from "./outcome";
import { postJson } from "./post";
import { signingSecrets } from "./webhook-secret";

export interface WebhookSettings {
  /** What the secrets of endpoints are derived from. */
  readonly key: string;
  /** Demo instances may post to addresses of one's own network. */
  readonly allowPrivate: boolean;
}

/** The body of an event: what happened, when, and the values of the message that tells people the same. */
export function eventBody({
  accountId,
  event,
  createdAt,
  message,
}: Pick<ClaimedDelivery, "accountId" | "event" | "createdAt" | "message">): string {
  const data = { account: accountId, ...message?.params };
  return JSON.stringify({ type: event, timestamp: createdAt.toISOString(), data });
}

export function webhookCourier({ key, allowPrivate }: WebhookSettings): Courier {
  return {
    channel: "webhook",
    prepare: async (tx, claimed) => {
      const endpoints = await listEndpoints(tx, [...new Set(claimed.map(({ accountId }) => accountId))]);
      return async (delivery) => {
        const endpoint = endpoints.find(
          ({ accountId, id }) => accountId === delivery.accountId && id === delivery.target,
        );
        if (!endpoint || endpoint.disabledAt)
          return { status: "cancelled", reason: "The endpoint was disabled" };
        const body = eventBody(delivery);
        // Real time, not the instance's clock: receivers refuse what is more than minutes away from theirs.
        const now = new Date();
        const signatures = signingSecrets(endpoint, key, now).map((secret) =>
          new Webhook(secret).sign(delivery.messageId, now, body),
        );
        const headers = {
          "webhook-id": delivery.messageId,
          "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
          "webhook-signature": signatures.join(" "),
        };
        const agent = allowPrivate ? undefined : filteringAgent(endpoint.url);
        return outcomeOf(await postJson(new URL(endpoint.url), headers, body, agent));
      };
    },
  };
}

const gone = 410;

/** Anything but a "done" may be a mistake that is mended within the day; "gone" is meant for good. */
function outcomeOf(code: number): Outcome {
  if (code >= 200 && code < 300) return { status: "sent", code };
  return { status: "failed", permanent: code === gone, code, reason: `The endpoint answered ${code}` };
}
