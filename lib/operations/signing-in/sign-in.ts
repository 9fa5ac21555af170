import { findUserByEmail, type User } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { findSecondFactor } from "@/db/second-factors";
import { verifyPassword } from "@/lib/auth/password";
import { addressBlock, type Client } from "@/lib/security/client";
import { type ThrottleKey, throttleKey } from "@/lib/security/throttle";
import { beginGuess, forgiveGuess, takeBackGuess } from "./guess";
import { openSession, placeOf } from "./open-session";
import { spendCode } from "./second-factor-code";
import { noteSecurity } from "./security-news";

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code; null: none was asked for yet. */
  readonly code: string | null;
}

export type SignIn =
  | { readonly ok: true; readonly user: User; readonly sessionKey: string }
  | { readonly ok: false; readonly problem: "failed" | "throttled" | "code_required" | "code_wrong" };

/**
 * Signs in with a password and, where the login has one, its second factor. An address nobody has takes the same way
 * and the same time as a wrong password.
 */
export async function signIn(credentials: Credentials, client: Client, now: Date): Promise<SignIn> {
  const { email, password, code } = credentials;
  const { user, factor, isKnown } = await systemTransaction(async (tx) => {
    const found = await findUserByEmail(tx, email);
    // Asked for nobody too, so that both take as many statements.
    const userId = found?.id ?? "00000000-0000-0000-0000-000000000000";
    return {
      user: found,
      isKnown: (await placeOf(tx, userId, client, now)) === "known",
      factor: await findSecondFactor(tx, userId),
    };
  });
  const keys = throttlesOf(email, client, isKnown);
  if (!(await beginGuess(keys.all, now))) return { ok: false, problem: "throttled" };
  if (!(await verifyPassword(user?.passwordHash, password)) || !user) return { ok: false, problem: "failed" };
  if (!factor?.secret) {
    const sessionKey = await systemTransaction(async (tx) => {
      await takeBackGuess(tx, keys.all, [keys.pair], now);
      return openSession(tx, user, { method: "password", secondFactor: false }, client, now);
    });
    return { ok: true, user, sessionKey };
  }
  if (!code) {
    await forgiveGuess(keys.all, now);
    return { ok: false, problem: "code_required" };
  }
  const codeKey = throttleKey("code", user.id);
  if (!(await beginGuess([codeKey], now))) return { ok: false, problem: "throttled" };
  return systemTransaction(async (tx) => {
    const used = await spendCode(tx, user.id, code, now);
    if (!used) return { ok: false, problem: "code_wrong" };
    await takeBackGuess(tx, [...keys.all, codeKey], [keys.pair, codeKey], now);
    if (used === "recovery") await noteSecurity(tx, user, "recovery_code_used", client, now);
    const sessionKey = await openSession(tx, user, { method: "password", secondFactor: true }, client, now);
    return { ok: true, user, sessionKey };
  });
}

/**
 * What a guess is held against (decision 18). Where a login was used before, strangers elsewhere cannot make its
 * person wait: only wrong guesses from there count there.
 */
function throttlesOf(
  email: string,
  client: Client,
  isKnown: boolean,
): { pair: ThrottleKey; all: readonly ThrottleKey[] } {
  const login = email.trim().toLowerCase();
  const block = addressBlock(client.address);
  const pair = throttleKey("pair", login, block ?? "");
  if (isKnown) return { pair, all: [pair] };
  const address = block === null ? [] : [throttleKey("address", block)];
  return { pair, all: [pair, throttleKey("login", login), ...address] };
}

/** For the person who proved otherwise that the login is theirs. */
export function pairThrottle(email: string, client: Client): ThrottleKey {
  return throttlesOf(email, client, true).pair;
}
