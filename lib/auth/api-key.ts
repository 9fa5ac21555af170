import { createHash, randomBytes } from "node:crypto";

/** A new key: 256 random bits behind a prefix that says what it is. Shown once; only `hash` is kept. */
export function newApiKey(kind: "platform" | "account"): { key: string; prefix: string; hash: string } {
  const key = `${kind === "platform" ? "fpk" : "fak"}_${randomBytes(32).toString("base64url")}`;
  return { key, prefix: key.slice(0, 10), hash: hashApiKey(key) };
}

export function hashApiKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** The key of an `Authorization: Bearer …` header; null when there is none. */
export function bearerKey(header: string | undefined): string | null {
  return header?.match(/^Bearer ([\w-]{20,200})$/)?.[1] ?? null;
}
