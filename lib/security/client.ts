import Bowser from "bowser";
import ipaddr from "ipaddr.js";

/** Where a request came from, as far as it can be known. */
export interface Client {
  /** As the gateway saw it; null: the request did not come by the gateway. */
  readonly address: string | null;
  readonly userAgent: string;
}

/**
 * The part of an address that its user cannot change at will: all of an IPv4 address, the first 64 bits of an IPv6
 * one. null: no address at all.
 */
export function addressBlock(address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`;
}

/** "Chrome, Windows" of a user agent; null when it says neither. */
export function deviceName(userAgent: string): string | null {
  if (userAgent === "") return null;
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name, os.name].filter(Boolean).join(", ") || null;
}
