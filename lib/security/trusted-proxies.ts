import ipaddr from "ipaddr.js";

type Source = Readonly<Record<string, string | undefined>>;

/**
 * Which proxies stand before the gateway (TRUSTED_PROXIES: addresses and networks, separated by commas): only their
 * word counts about a client's address and about https. None: the gateway itself sees its clients.
 */
export function trustedProxies(source: Source = process.env): string[] {
  const names = (source.TRUSTED_PROXIES ?? "").split(",").map((name) => name.trim());
  return names.filter(Boolean).map((name) => {
    if (!ipaddr.isValid(name) && !ipaddr.isValidCIDR(name))
      throw new Error(`TRUSTED_PROXIES: ${name} is neither an address nor a network like 10.0.0.0/8`);
    return name;
  });
}
