import { hkdfSync } from "node:crypto";
import type { WebhookEndpoint } from "@/db/webhooks";
import { DAY_MS } from "@/lib/billing/billing-month";

type Endpoint = Pick<WebhookEndpoint, "accountId" | "id" | "secretVersion">;

/**
 * The signing secret of an endpoint, in the form of Standard Webhooks. Derived from a key of the instance and never
 * stored, so that no database dump can sign anything; a rotation counts the version up.
 */
export function webhookSecret({ accountId, id, secretVersion }: Endpoint, key: string): string {
  const bytes = hkdfSync("sha256", key, "facet webhooks", `${accountId} ${id} ${secretVersion}`, 32);
  return `whsec_${Buffer.from(bytes).toString("base64")}`;
}

/** The secrets that sign now: for a day after a rotation the one before as well, so that no event is refused meanwhile. */
export function signingSecrets(
  endpoint: Endpoint & Pick<WebhookEndpoint, "rotatedAt">,
  key: string,
  now: Date,
): string[] {
  const { rotatedAt, secretVersion } = endpoint;
  const overlaps = rotatedAt !== null && now.getTime() < rotatedAt.getTime() + DAY_MS;
  const versions = overlaps ? [secretVersion, secretVersion - 1] : [secretVersion];
  return versions.map((version) => webhookSecret({ ...endpoint, secretVersion: version }, key));
}
