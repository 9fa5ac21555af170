import { createHmac, timingSafeEqual } from "node:crypto";

/** The header by which the web process knows that a request came by the gateway, and not to its own port. */
export const gatewayMarkHeader = "x-facet-gateway";

/** Only who has the instance's secret can make it; the gateway overwrites whatever a caller sends. */
export function gatewayMark(instanceSecret: string): string {
  return createHmac("sha256", instanceSecret).update("facet gateway").digest("base64url");
}

export function isGatewayMark(mark: string | null, instanceSecret: string): boolean {
  const expected = Buffer.from(gatewayMark(instanceSecret));
  const given = Buffer.from(mark ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
