import { afterEach, beforeEach, vi } from "vitest";
import { findUserByEmail, type User } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { personMails } from "@/db/schema/sign-in";
import { accepted } from "@/db/testing/arrange";
import { hashPassword } from "@/lib/auth/password";
import type { Client } from "@/lib/security/client";
import { linkToken } from "@/lib/security/mailed-link";
import { totpCode } from "@/lib/security/totp";
import { signUp } from "../../sign-up";
import { readSession, type SignedIn } from "../read-session";
import { beginSecondFactor, confirmSecondFactor } from "../second-factor";
import { type SignIn, signIn } from "../sign-in";

export const start = new Date("2026-11-20T08:00:00Z");
export const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
export const password = "kettle-drum-orbit";
const secret = "the instance's secret in these tests";

/** The environment that signing in needs. */
export function instanceKeys(): void {
  beforeEach(() => {
    vi.stubEnv("NEXTAUTH_SECRET", secret);
    vi.stubEnv("AUTH_ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
  });
  afterEach(() => void vi.unstubAllEnvs());
}

export const home: Client = { address: "192.0.2.10", userAgent: "Chrome at home" };
export const stranger = (last = 1): Client => ({ address: `198.51.100.${last}`, userAgent: "" });

export async function makeLogin(more: { emailVerified?: boolean; staff?: boolean } = {}): Promise<User> {
  const email = `${newId()}@example.com`;
  const input = {
    site: "international" as const,
    accountName: "Analytical Engines",
    userName: "Ada Lovelace",
    locale: "en" as const,
    passwordHash: await hashPassword(password),
    emailVerified: more.emailVerified ?? true,
  };
  accepted(await signUp({ ...input, email }, start));
  return systemTransaction(async (tx) => {
    if (more.staff) await tx.sql`update users set staff_role = 'support' where email = ${email}`;
    const user = await findUserByEmail(tx, email);
    if (!user) throw new Error("The login was not made");
    return user;
  });
}

export async function currentLogin(user: User): Promise<User> {
  const found = await systemTransaction(
    (tx) => tx.sql<{ email: string }[]>`select email from users where id = ${user.id}`,
  );
  return systemTransaction(async (tx) => (await findUserByEmail(tx, found[0]?.email ?? "")) ?? user);
}

/** The problem of a sign-in; "in" when there was none. */
export function outcome(result: SignIn): string {
  return result.ok ? "in" : result.problem;
}

/** Signs in, which must work. */
export async function enter(
  user: User,
  client: Client = home,
  now: Date = start,
  code: string | null = null,
): Promise<{ key: string; me: { userId: string; sessionId: string } }> {
  const result = await signIn({ email: user.email, password, code }, client, now);
  if (!result.ok) throw new Error(`Not signed in: ${result.problem}`);
  const signedIn = await sessionOf(result.sessionKey, now);
  if (!signedIn) throw new Error("The session does not open");
  return { key: result.sessionKey, me: { userId: user.id, sessionId: signedIn.session.id } };
}

export function sessionOf(key: string, now: Date = start): Promise<SignedIn | null> {
  return systemTransaction((tx) => readSession(tx, key, now));
}

/** Sets up an authenticator app; returns its secret and the recovery codes. */
export async function enrol(
  me: { userId: string; sessionId: string },
  now: Date = start,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = await beginSecondFactor(me.userId, now);
  const input = { code: totpCode(secret, now), password };
  return { secret, ...accepted(await confirmSecondFactor(me, input, home, now)) };
}

/** Mails of a login, oldest first. */
export function mailsTo(user: Pick<User, "id">) {
  return systemTransaction(async (tx) => {
    const rows = await tx.orm.select().from(personMails).orderBy(personMails.id);
    return rows.filter((row) => row.userId === user.id);
  });
}

/** The token of the link that was mailed last. */
export async function lastToken(user: Pick<User, "id">): Promise<string> {
  const id = (await mailsTo(user)).findLast(({ params }) => params.link)?.params.link;
  if (!id) throw new Error("No link was mailed");
  return linkToken(id, secret);
}
