import { headers } from "next/headers";
import type { Client } from "@/lib/security/client";
import { gatewayMarkHeader, isGatewayMark } from "@/lib/security/gateway-mark";
import { instanceSecret } from "@/lib/security/settings";

/**
 * Where this request came from. What it says about its address counts only if the gateway said it: to the port of
 * this process itself anybody could say anything.
 */
export async function currentClient(): Promise<Client> {
  return clientOf(await headers(), instanceSecret());
}

export function clientOf(from: Pick<Headers, "get">, secret: string): Client {
  const isByGateway = isGatewayMark(from.get(gatewayMarkHeader), secret);
  return {
    address: isByGateway ? from.get("x-forwarded-for") : null,
    userAgent: from.get("user-agent") ?? "",
  };
}
