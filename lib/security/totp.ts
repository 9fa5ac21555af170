import { Secret, TOTP } from "otpauth";

const period = 30;
const digits = 6;

/** What authenticator apps agree on (RFC 6238): SHA-1, six digits, every 30 seconds. */
function totp(secret: string, label: string, issuer: string): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: "SHA1",
    digits,
    period,
    secret: Secret.fromBase32(secret),
  });
}

/** 160 random bits, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says. */
export function totpUri(secret: string, email: string, issuer: string): string {
  return totp(secret, email, issuer).toString();
}

/** The code of an instant: for demo logins and tests, which have no app. */
export function totpCode(secret: string, now: Date): string {
  return totp(secret, "", "").generate({ timestamp: now.getTime() });
}

/**
 * The time step that a code belongs to; null when it is wrong. One step before and after count, for clocks that are
 * not quite right. A step up to `lastStep` was used already, so that a code seen over a shoulder opens nothing.
 */
export function acceptedStep(secret: string, code: string, lastStep: number, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret, "", "").validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1_000 / period) + delta;
  return step > lastStep ? step : null;
}
