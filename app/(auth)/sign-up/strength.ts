import { leastPasswordLength } from "@/lib/auth/password-rules";

export type Strength = "empty" | "short" | "checking" | "guessable" | "fair" | "good" | "strong";

/**
 * A hint by length and variety: what makes guessing slow is length, not a mandatory exclamation mark. `guessable` is
 * the judgement by which the server refuses; null: it is not there yet.
 */
export function passwordStrength(password: string, guessable: boolean | null): Strength {
  const length = [...password].length;
  if (length === 0) return "empty";
  if (length < leastPasswordLength) return "short";
  if (guessable === null) return "checking";
  if (guessable) return "guessable";
  const variety = new Set(password.toLowerCase()).size;
  if (variety < 7) return "fair";
  return length >= 18 && variety >= 10 ? "strong" : length >= 14 ? "good" : "fair";
}
