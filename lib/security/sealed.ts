import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const version = "v1";

/**
 * A secret as it is stored: AES-256-GCM under the instance's key, bound to whom it belongs to, so that a row copied to
 * another login does not open. The first key encrypts; older ones still open what they closed.
 */
export function seal(text: string, owner: string, keys: readonly Buffer[]): string {
  const [key] = keys;
  if (!key) throw new Error("There is no key to encrypt with");
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner));
  const closed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [version, ...[nonce, cipher.getAuthTag(), closed].map((part) => part.toString("base64url"))].join(
    ".",
  );
}

/** Throws when no key fits: the key of the instance was lost or the row tampered with. */
export function unseal(sealed: string, owner: string, keys: readonly Buffer[]): string {
  const [kind, nonce = "", tag = "", closed = ""] = sealed.split(".");
  if (kind !== version) throw new Error("A stored secret is of an unknown version");
  for (const key of keys) {
    const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, "base64url"))
      .setAAD(Buffer.from(owner))
      .setAuthTag(Buffer.from(tag, "base64url"));
    try {
      return Buffer.concat([decipher.update(Buffer.from(closed, "base64url")), decipher.final()]).toString(
        "utf8",
      );
    } catch {
      // Another key closed it, or none of ours: said below.
    }
  }
  throw new Error("A stored secret does not open: AUTH_ENCRYPTION_KEY is not the key it was stored with");
}

/** `AUTH_ENCRYPTION_KEY`: 32 bytes in base64; several, separated by commas, while a key is being replaced. */
export function readKeys(text: string): Buffer[] {
  return text.split(",").map((part) => {
    const key = Buffer.from(part.trim(), "base64");
    if (key.length !== 32) throw new Error("AUTH_ENCRYPTION_KEY must be 32 random bytes in base64");
    return key;
  });
}
