import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/**
 * The secret of a mailed link: its id and a code derived from it and the instance's secret. It is stored nowhere, so
 * neither the outbox nor a copy of the database opens anything; that it is used once and in time stands in its row.
 */
export function linkToken(id: string, instanceSecret: string): string {
  return `${id}.${codeOf(id, instanceSecret)}`;
}

/** The id of a link that this instance made; null for anything else. */
export function readLinkToken(token: string, instanceSecret: string): string | null {
  const match = token.match(/^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/);
  const [, id, code] = match ?? [];
  if (!id || !code) return null;
  const expected = Buffer.from(codeOf(id, instanceSecret));
  const given = Buffer.from(code);
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : null;
}

function codeOf(id: string, instanceSecret: string): string {
  const key = Buffer.from(hkdfSync("sha256", instanceSecret, "", "facet mailed links", 32));
  return createHmac("sha256", key).update(id).digest("base64url");
}
