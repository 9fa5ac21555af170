import { createHash } from "node:crypto";

const second = 1_000;
const minute = 60 * second;

/** What wrong guesses are held against; decision 18 says why these. */
const limits = {
  /** One login from one address: the one that usually bites. */
  pair: { free: 5, longestMs: 15 * minute },
  /** One address, whoever it tries to be. */
  address: { free: 30, longestMs: 15 * minute },
  /** One login from everywhere it was never used before. Short, because strangers bring it about. */
  login: { free: 50, longestMs: 30 * second },
  /** Codes of one login, by somebody who has its password. */
  code: { free: 5, longestMs: 15 * minute },
  /** The current password, asked again inside a session. */
  confirm: { free: 5, longestMs: 15 * minute },
  /** Mails to one address that somebody asked for without being signed in. */
  mail: { free: 3, longestMs: 60 * minute },
  /** What one address asks for without being signed in: mails, new accounts. */
  request: { free: 30, longestMs: 15 * minute },
  /** Invitations that one account sends. */
  invite: { free: 60, longestMs: 15 * minute },
  /** What an account may do at will, but leaves rows for good or makes us call somebody: switches, keys, test events. */
  change: { free: 60, longestMs: minute },
} as const;

export type ThrottleKind = keyof typeof limits;
export type ThrottleKey = `${ThrottleKind}:${string}`;

export interface Guesses {
  readonly failures: number;
  readonly lastAt: Date;
  readonly waitUntil: Date;
}

/** Whom it is held against, as a hash: addresses of people are no business of this table. */
export function throttleKey(kind: ThrottleKind, ...whom: readonly string[]): ThrottleKey {
  return `${kind}:${createHash("sha256").update(JSON.stringify(whom)).digest("base64url")}`;
}

/** How long to wait after so many failures: nothing, then 2 s, 4 s, 8 s … up to the limit's longest. */
export function waitAfter(kind: ThrottleKind, failures: number): number {
  const { free, longestMs } = limits[kind];
  if (failures < free) return 0;
  return Math.min(longestMs, 2 ** Math.min(failures - free + 1, 30) * second);
}

/** Long ago, so that processes whose clocks differ a little agree that nobody waits. */
export const noWait = new Date(0);

/** A day without a guess and all is forgotten. */
export const forgottenAfterMs = 24 * 60 * minute;

/**
 * One more guess, counted as failed until it turns out right, so that guesses at the same time count too. null while
 * one must wait: that guess is not looked at and does not count, or strangers could make the wait endless.
 */
export function nextGuess(kind: ThrottleKind, before: Guesses | undefined, now: Date): Guesses | null {
  if (before && before.waitUntil > now) return null;
  const forgotten = !before || now.getTime() - before.lastAt.getTime() >= forgottenAfterMs;
  const failures = forgotten ? 1 : before.failures + 1;
  const waitMs = waitAfter(kind, failures);
  return { failures, lastAt: now, waitUntil: waitMs > 0 ? new Date(now.getTime() + waitMs) : noWait };
}

export function kindOf(key: string): ThrottleKind {
  return key.slice(0, key.indexOf(":")) as ThrottleKind;
}
