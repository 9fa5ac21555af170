import { readKeys } from "./sealed";

type Source = Readonly<Record<string, string | undefined>>;

/** What stored secrets are encrypted with. */
export function encryptionKeys(source: Source = process.env): Buffer[] {
  const text = source.AUTH_ENCRYPTION_KEY;
  if (!text) throw new Error("AUTH_ENCRYPTION_KEY is not set: 32 random bytes in base64");
  return readKeys(text);
}

/** What mailed links and the gateway's mark are derived from. */
export function instanceSecret(source: Source = process.env): string {
  const secret = source.NEXTAUTH_SECRET;
  if (!secret || secret.length < 32) throw new Error("NEXTAUTH_SECRET needs at least 32 random characters");
  return secret;
}
