import { describe, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { listSecurityEvents } from "@/db/security-events";
import { freshDatabase } from "@/db/testing/fresh-database";
import { totpCode } from "@/lib/security/totp";
import { signOut } from "./end-sessions";
import { signIn } from "./sign-in";
import {
  enrol,
  enter,
  home,
  instanceKeys,
  later,
  mailsTo,
  makeLogin,
  outcome,
  password,
  sessionOf,
  start,
  stranger,
} from "./testing/logins";

freshDatabase(25);
instanceKeys();

const guess = async (email: string, client = stranger(), now = start, word = "wrong guess") =>
  outcome(await signIn({ email, password: word, code: null }, client, now));

describe("signing in", () => {
  test("opens a session whose key is in the database as a hash only", async () => {
    const user = await makeLogin();
    const { key, me } = await enter(user);
    expect(await sessionOf(key)).toMatchObject({ user: { id: user.id }, missing: null });
    const rows = await systemTransaction(
      (tx) => tx.sql`select * from user_sessions where id = ${me.sessionId}`,
    );
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(await sessionOf(`${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`)).toBeNull();
  });

  test("finds the login in whatever letter case the address is written", async () => {
    const user = await makeLogin();
    const credentials = { email: ` ${user.email.toUpperCase()}`, password, code: null };
    expect(outcome(await signIn(credentials, home, start))).toBe("in");
  });

  test("answers a wrong password and an address nobody has alike, also when one must wait", async () => {
    const user = await makeLogin();
    const answers = async (email: string, last: number) => {
      const said: string[] = [];
      for (let tries = 0; tries < 7; tries++) said.push(await guess(email, stranger(last)));
      return said;
    };
    const known = await answers(user.email, 31);
    expect(known).toEqual(["failed", "failed", "failed", "failed", "failed", "throttled", "throttled"]);
    expect(await answers("nobody@example.com", 32)).toEqual(known);
  });

  test("leaves no guess uncounted when twenty come at once", async () => {
    const user = await makeLogin();
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(user.email, stranger(33))));
    expect(answers.filter((answer) => answer === "failed")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "throttled")).toHaveLength(15);
  });

  test("does not look at a right password while one must wait, and takes it after the wait", async () => {
    const user = await makeLogin();
    for (let tries = 0; tries < 5; tries++) await guess(user.email, stranger(34));
    expect(await guess(user.email, stranger(34), later(1), password)).toBe("throttled");
    expect(await guess(user.email, stranger(34), later(2), password)).toBe("in");
    // And begins anew from there.
    expect(await guess(user.email, stranger(34), later(3))).toBe("failed");
  });

  test("a stranger's guesses never keep the owner out where they signed in before", async () => {
    const user = await makeLogin();
    await enter(user);
    let now = start;
    for (let tries = 0; tries < 120; tries++) {
      now = new Date(now.getTime() + 31_000);
      await guess(user.email, stranger(1 + (tries % 60)), now);
    }
    expect(await guess(user.email, stranger(200), now)).toBe("throttled");
    expect(await guess(user.email, home, now, password)).toBe("in");
  });

  test("one address that tries many logins waits, whoever it tries next", async () => {
    const answers: string[] = [];
    for (let tries = 0; tries < 32; tries++)
      answers.push(await guess(`nobody-${tries}@example.com`, stranger(99)));
    expect(answers.filter((answer) => answer === "failed")).toHaveLength(30);
    expect(await guess("another@example.com", stranger(98))).toBe("failed");
  });

  test("right passwords take nothing away from an address that many people share", async () => {
    const user = await makeLogin();
    const office = stranger(97);
    for (let tries = 0; tries < 40; tries++) await enter(user, office, later(tries));
    expect(await guess("colleague@example.com", office, later(41))).toBe("failed");
  });

  test("from a new address is told by mail; the first time and from known ones is not", async () => {
    const user = await makeLogin();
    await enter(user, home);
    await enter(user, { ...home, address: "192.0.2.10" }, later(60));
    expect(await mailsTo(user)).toEqual([]);
    await enter(user, { address: "203.0.113.5", userAgent: "" }, later(120));
    expect((await mailsTo(user)).map(({ kind, params }) => [kind, params.address])).toEqual([
      ["signed_in_new_address", "203.0.113.5"],
    ]);
    const events = await systemTransaction((tx) => listSecurityEvents(tx, user.id, 9));
    expect(events.map(({ kind }) => kind)).toEqual(["signed_in_new_address", "signed_in", "signed_in"]);
  });
});

describe("a second factor", () => {
  const withCode = async (email: string, code: string | null, now: Date) =>
    outcome(await signIn({ email, password, code }, home, now));

  test("is asked for after the right password only, and each code opens once", async () => {
    const user = await makeLogin();
    const { secret } = await enrol((await enter(user)).me);
    expect(await withCode(user.email, null, later(60))).toBe("code_required");
    expect(await guess(user.email, home, later(60))).toBe("failed");
    const code = totpCode(secret, later(60));
    expect(await withCode(user.email, code, later(60))).toBe("in");
    expect(await withCode(user.email, code, later(61))).toBe("code_wrong");
    expect(await withCode(user.email, totpCode(secret, later(120)), later(120))).toBe("in");
  });

  test("sent ten times at once opens one session", async () => {
    const user = await makeLogin();
    const { secret } = await enrol((await enter(user)).me);
    const code = totpCode(secret, later(60));
    // Four of them are within the free tries; the others wait.
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => withCode(user.email, code, later(60))),
    );
    expect(answers.filter((answer) => answer === "in")).toHaveLength(1);
  });

  test("cannot be guessed: after five wrong codes one waits, from every address", async () => {
    const user = await makeLogin();
    await enrol((await enter(user)).me);
    const answers: string[] = [];
    for (let tries = 0; tries < 7; tries++) {
      const client = stranger(50 + tries);
      answers.push(outcome(await signIn({ email: user.email, password, code: "000000" }, client, later(60))));
    }
    expect(answers).toEqual([...Array(5).fill("code_wrong"), "throttled", "throttled"]);
  });

  test("has recovery codes, each of which opens once and is told by mail", async () => {
    const user = await makeLogin();
    const { recoveryCodes } = await enrol((await enter(user)).me);
    const [first = "", second = ""] = recoveryCodes;
    expect(await withCode(user.email, first.toUpperCase(), later(60))).toBe("in");
    expect(await withCode(user.email, first, later(90))).toBe("code_wrong");
    expect(await withCode(user.email, second, later(120))).toBe("in");
    const kinds = (await mailsTo(user)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "recovery_code_used")).toHaveLength(2);
  });

  test("staff without one may do nothing but set one up", async () => {
    const user = await makeLogin({ staff: true });
    const { key, me } = await enter(user);
    expect((await sessionOf(key))?.missing).toBe("enrolment");
    await enrol(me);
    expect((await sessionOf(key))?.missing).toBeNull();
    expect(await withCode(user.email, null, later(60))).toBe("code_required");
  });
});

describe("a session", () => {
  test("ends when its person signs out: the cookie's copy opens nothing", async () => {
    const { key } = await enter(await makeLogin());
    await signOut(key, later(5));
    expect(await sessionOf(key, later(6))).toBeNull();
  });

  test("ends after an hour without use; being used keeps it open", async () => {
    const { key } = await enter(await makeLogin());
    expect(await sessionOf(key, later(59 * 60))).not.toBeNull();
    expect(await sessionOf(key, later(118 * 60))).not.toBeNull();
    expect(await sessionOf(key, later(178 * 60))).toBeNull();
  });

  test("of staff ends after half an hour without use", async () => {
    const { key } = await enter(await makeLogin({ staff: true }));
    expect(await sessionOf(key, later(29 * 60))).not.toBeNull();
    expect(await sessionOf(key, later(59 * 60))).toBeNull();
  });

  test("is written no oftener than once a minute", async () => {
    const { key } = await enter(await makeLogin());
    const seen = async (seconds: number) => {
      await sessionOf(key, later(seconds));
      return (await sessionOf(key, later(seconds)))?.session.lastSeenAt;
    };
    expect([await seen(30), await seen(60), await seen(61)]).toEqual([start, start, later(61)]);
  });
});

test("recovery codes open also where the key of the instance was lost; codes of the app are a bug to look at", async () => {
  const user = await makeLogin();
  const { secret, recoveryCodes } = await enrol((await enter(user)).me);
  vi.stubEnv("AUTH_ENCRYPTION_KEY", Buffer.alloc(32, 9).toString("base64"));
  const withCode = (code = "") => signIn({ email: user.email, password, code }, home, later(60));
  await expect(withCode(totpCode(secret, later(60)))).rejects.toThrow("AUTH_ENCRYPTION_KEY");
  expect(outcome(await withCode(recoveryCodes[0]))).toBe("in");
});
