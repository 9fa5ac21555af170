import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { accept, type Decision, refuse } from "@/lib/billing/decision";

/** What the rules for addresses ask of the network; tests give their own. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const resolveHost: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Whether an address may be posted to: HTTPS on the public internet, so that nobody reaches our own network through
 * us. Said here so that people learn it while they type; what a name points to can change, so the agent that sends
 * looks again at each connection. A demo instance may post anywhere, for trials on one's own machine.
 */
export async function checkWebhookAddress(
  text: string,
  demo: boolean,
  resolve: Resolve = resolveHost,
): Promise<Decision<URL>> {
  if (!URL.canParse(text)) return refuse("webhook_address_invalid");
  const url = new URL(text);
  if (url.username || url.password || !["http:", "https:"].includes(url.protocol))
    return refuse("webhook_address_invalid");
  if (demo) return accept(url);
  if (url.protocol !== "https:") return refuse("webhook_address_not_https");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  if (addresses.length === 0) return refuse("webhook_address_unknown", { host });
  return addresses.every(isPublic) ? accept(url) : refuse("webhook_address_private", { host });
}

/** Loopback, private, link-local, mapped and reserved ranges are all other ranges than this one. */
function isPublic(address: string): boolean {
  return ipaddr.parse(address).range() === "unicast";
}
