import { createHash, randomBytes } from "node:crypto";

/** Without the letters and digits that are mistaken for each other. */
const alphabet = "abcdefghjkmnpqrstuvwxyz023456789";
const groups = 6;
const groupLength = 4;
const count = 10;

/**
 * Ten new codes for when the authenticator app is lost. Each is 120 random bits, which no hash need slow down; the
 * codes themselves are shown once.
 */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: count }, newCode);
  return { codes, hashes: codes.map(recoveryHash) };
}

function newCode(): string {
  const letters = [...randomBytes(groups * groupLength)].map((byte) => alphabet[byte % alphabet.length]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** However it was typed: with dashes, blanks, capitals. */
export function recoveryHash(code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, "");
  return createHash("sha256").update(plain).digest("hex");
}
