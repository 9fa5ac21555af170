import { describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { accepted, refusalOf } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { linkToken } from "@/lib/security/mailed-link";
import { totpCode } from "@/lib/security/totp";
import { changePassword } from "./change-password";
import { endOwnSessions } from "./end-sessions";
import { readSecurity } from "./read-security";
import { requestPasswordReset, resetPassword } from "./reset-password";
import { resetSecondFactor } from "./reset-second-factor";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  showSecondFactor,
} from "./second-factor";
import { signIn } from "./sign-in";
import {
  currentLogin,
  enrol,
  enter,
  home,
  instanceKeys,
  lastToken,
  later,
  mailsTo,
  makeLogin,
  outcome,
  password,
  sessionOf,
  start,
  stranger,
} from "./testing/logins";
import { requestEmailChange, resendVerification, verifyEmail } from "./verify-email";

freshDatabase(25);
instanceKeys();

const newPassword = "violet-anchor-teapot";
const kindsTo = async (user: { id: string }) => (await mailsTo(user)).map(({ kind }) => kind);

describe("changing the password", () => {
  test("ends every other session, keeps this one, and tells by mail", async () => {
    const user = await makeLogin();
    const [here, there] = [await enter(user), await enter(user, home, later(1))];
    accepted(await changePassword(here.me, { password, newPassword }, home, later(60)));
    expect(await sessionOf(here.key, later(61))).not.toBeNull();
    expect(await sessionOf(there.key, later(61))).toBeNull();
    const again = (word: string) =>
      signIn({ email: user.email, password: word, code: null }, home, later(70));
    expect([outcome(await again(password)), outcome(await again(newPassword))]).toEqual(["failed", "in"]);
    expect(await kindsTo(user)).toEqual(["password_changed"]);
  });

  test("needs the current one, which nobody can guess from an open session", async () => {
    const { me } = await enter(await makeLogin());
    const codes: (string | null)[] = [];
    for (let tries = 0; tries < 6; tries++)
      codes.push(
        refusalOf(await changePassword(me, { password: "wrong", newPassword }, home, later(tries / 10))),
      );
    expect(codes).toEqual([...Array(5).fill("password_wrong"), "too_many_tries"]);
  });

  test.each([
    ["the one there is", password, "password_unchanged"],
    ["one of the lists that are tried first", "qwertyuiop123", "password_guessable"],
    ["the person's own name", "Lovelace1815", "password_guessable"],
    ["the account's name", "AnalyticalEngines", "password_guessable"],
  ])("refuses %s", async (_, word, code) => {
    const { me } = await enter(await makeLogin());
    expect(refusalOf(await changePassword(me, { password, newPassword: word }, home, later(1)))).toBe(code);
  });
});

describe("a password forgotten", () => {
  test("is set by a mailed link, once, and every session ends", async () => {
    const user = await makeLogin();
    const open = await enter(user);
    await requestPasswordReset(user.email.toUpperCase(), stranger(), later(10));
    const token = await lastToken(user);
    const twice = await Promise.all([
      resetPassword(token, newPassword, home, later(20)),
      resetPassword(token, newPassword, home, later(20)),
    ]);
    expect(twice.map(refusalOf).sort()).toEqual([null, "link_over"].sort());
    expect(await sessionOf(open.key, later(21))).toBeNull();
    expect(
      outcome(await signIn({ email: user.email, password: newPassword, code: null }, home, later(30))),
    ).toBe("in");
    expect(await kindsTo(user)).toEqual(["reset_password", "password_reset"]);
  });

  test("leaves no trace of an address nobody has, and no more than three mails to one that somebody has", async () => {
    const user = await makeLogin();
    await requestPasswordReset(`${newId()}@example.com`, stranger(), start);
    for (let tries = 0; tries < 6; tries++)
      await requestPasswordReset(user.email, stranger(2), later(tries / 10));
    expect(await kindsTo(user)).toEqual(Array(3).fill("reset_password"));
  });

  test("the link opens for 30 minutes, and only the newest one", async () => {
    const user = await makeLogin();
    await requestPasswordReset(user.email, stranger(3), start);
    const first = await lastToken(user);
    await requestPasswordReset(user.email, stranger(3), later(60));
    const second = await lastToken(user);
    expect(refusalOf(await resetPassword(first, newPassword, home, later(61)))).toBe("link_over");
    expect(refusalOf(await resetPassword(second, newPassword, home, later(60 + 1_800)))).toBe("link_over");
    expect(refusalOf(await resetPassword(second, newPassword, home, later(60 + 1_799)))).toBeNull();
  });

  test("a refused password leaves the link open", async () => {
    const user = await makeLogin();
    await requestPasswordReset(user.email, stranger(4), start);
    const token = await lastToken(user);
    expect(refusalOf(await resetPassword(token, "1234567890", home, later(1)))).toBe("password_guessable");
    expect(refusalOf(await resetPassword(token, newPassword, home, later(2)))).toBeNull();
  });

  test("does not get around the second factor", async () => {
    const user = await makeLogin();
    await enrol((await enter(user)).me);
    await requestPasswordReset(user.email, stranger(5), start);
    accepted(await resetPassword(await lastToken(user), newPassword, home, later(60)));
    const credentials = { email: user.email, password: newPassword, code: null };
    expect(outcome(await signIn(credentials, home, later(61)))).toBe("code_required");
  });

  test("the database holds nothing that opens: neither the link's row nor its mail", async () => {
    const user = await makeLogin();
    await requestPasswordReset(user.email, stranger(6), start);
    const code = (await lastToken(user)).split(".")[1] ?? "";
    const rows = await systemTransaction(
      async (tx) =>
        `${JSON.stringify(await tx.sql`select * from mailed_links`)}${JSON.stringify(await tx.sql`select * from person_mails`)}`,
    );
    expect(rows).toContain(user.id);
    expect(rows).not.toContain(code);
  });

  test("links of another instance, of another kind, or made up open nothing", async () => {
    const user = await makeLogin({ emailVerified: false });
    const verification = await lastToken(user);
    const [id = ""] = verification.split(".");
    for (const token of [verification, linkToken(id, "the secret of another instance of ours"), "x"])
      expect(refusalOf(await resetPassword(token, newPassword, home, later(1)))).toBe("link_over");
  });
});

describe("an e-mail address", () => {
  test("is confirmed by the link of sign-up, once", async () => {
    const user = await makeLogin({ emailVerified: false });
    expect(user.emailVerifiedAt).toBeNull();
    const token = await lastToken(user);
    accepted(await verifyEmail(token, home, later(10)));
    expect((await currentLogin(user)).emailVerifiedAt).toEqual(later(10));
    expect(refusalOf(await verifyEmail(token, home, later(20)))).toBe("link_over");
  });

  test("gets a new link on request, at most three in a row, and none once confirmed", async () => {
    const user = await makeLogin({ emailVerified: false });
    const codes: (string | null)[] = [];
    for (let tries = 0; tries < 4; tries++)
      codes.push(refusalOf(await resendVerification(user.id, later(tries / 10))));
    expect(codes).toEqual([null, null, null, "too_many_tries"]);
    accepted(await verifyEmail(await lastToken(user), home, later(100)));
    accepted(await resendVerification(user.id, later(200_000)));
    expect((await kindsTo(user)).filter((kind) => kind === "verify_email")).toHaveLength(4);
  });

  test("changes when the link to the new one is opened; the old one is told", async () => {
    const user = await makeLogin();
    const email = `${newId()}@example.com`;
    expect(refusalOf(await requestEmailChange(user.id, { email, password: "wrong" }, start))).toBe(
      "password_wrong",
    );
    accepted(await requestEmailChange(user.id, { email, password }, start));
    expect((await currentLogin(user)).email).toBe(user.email);
    accepted(await verifyEmail(await lastToken(user), home, later(10)));
    expect((await currentLogin(user)).email).toBe(email);
    expect((await mailsTo(user)).map(({ kind, email }) => [kind, email])).toEqual([
      ["change_email", email],
      ["email_changed", user.email],
    ]);
  });

  test("that somebody has is not taken, neither when asked for nor when the link is opened", async () => {
    const [user, other] = [await makeLogin(), await makeLogin()];
    const taken = { email: other.email.toUpperCase(), password };
    expect(refusalOf(await requestEmailChange(user.id, taken, start))).toBe("email_taken");
    const email = `${newId()}@example.com`;
    accepted(await requestEmailChange(user.id, { email, password }, later(1)));
    accepted(await requestEmailChange(other.id, { email, password }, later(2)));
    accepted(await verifyEmail(await lastToken(other), home, later(3)));
    expect(refusalOf(await verifyEmail(await lastToken(user), home, later(4)))).toBe("email_taken");
  });
});

describe("sessions of one's own", () => {
  test("are listed with where they are, and ended one by one or all others at once", async () => {
    const user = await makeLogin();
    const here = await enter(user);
    const there = await enter(user, stranger(7), later(1));
    const third = await enter(user, stranger(8), later(2));
    const security = await systemTransaction((tx) => readSecurity(tx, user.id, later(3)));
    expect(security.sessions.map(({ address }) => address)).toEqual([
      "198.51.100.8",
      "198.51.100.7",
      "192.0.2.10",
    ]);
    const end = (sessionId: string | null, word = password) =>
      endOwnSessions(here.me, { sessionId, password: word }, home, later(4));
    expect(refusalOf(await end(null, "wrong"))).toBe("password_wrong");
    expect(accepted(await end(there.me.sessionId))).toBe(1);
    expect(accepted(await end(there.me.sessionId))).toBe(0);
    expect(accepted(await end(null))).toBe(1);
    expect(await sessionOf(third.key, later(5))).toBeNull();
    expect(await sessionOf(here.key, later(5))).not.toBeNull();
  });

  test("of others are out of reach", async () => {
    const [me, other] = [await enter(await makeLogin()), await enter(await makeLogin())];
    const input = { sessionId: other.me.sessionId, password };
    expect(accepted(await endOwnSessions(me.me, input, home, later(1)))).toBe(0);
    expect(await sessionOf(other.key, later(2))).not.toBeNull();
  });
});

describe("an authenticator app", () => {
  test("is in use once a code of it was typed; its secret is nowhere in the database", async () => {
    const user = await makeLogin();
    const { me } = await enter(user);
    const secret = await beginSecondFactor(user.id, start);
    expect(await beginSecondFactor(user.id, later(5))).toBe(secret);
    const wrong = { code: "000000", password };
    expect(refusalOf(await confirmSecondFactor(me, wrong, home, later(5)))).toBe("code_wrong");
    const right = { code: totpCode(secret, later(6)), password };
    const { recoveryCodes } = accepted(await confirmSecondFactor(me, right, home, later(6)));
    const rows = JSON.stringify(await systemTransaction((tx) => tx.sql`select * from second_factors`));
    expect(rows).toContain(user.id);
    for (const code of [secret, ...recoveryCodes]) expect(rows).not.toContain(code);
  });

  test("ends every other session, and so does turning it off", async () => {
    const user = await makeLogin();
    const [here, there] = [await enter(user), await enter(user, home, later(1))];
    const { secret } = await enrol(here.me, later(2));
    expect(await sessionOf(there.key, later(3))).toBeNull();
    const third = await enter(user, home, later(60), totpCode(secret, later(60)));
    accepted(await removeSecondFactor(here.me, password, home, later(61)));
    expect(await sessionOf(third.key, later(62))).toBeNull();
    await enter(user, home, later(63));
    expect(await kindsTo(user)).toEqual(["second_factor_on", "second_factor_off"]);
  });

  test("of staff is replaced, never turned off, and not replaced without the password", async () => {
    const user = await makeLogin({ staff: true });
    const { me } = await enter(user);
    const first = await beginSecondFactor(user.id, start);
    accepted(await confirmSecondFactor(me, { code: totpCode(first, start), password: null }, home, start));
    expect(refusalOf(await removeSecondFactor(me, password, home, later(1)))).toBe("second_factor_required");
    const next = await beginSecondFactor(user.id, later(60));
    const code = totpCode(next, later(60));
    const without = await confirmSecondFactor(me, { code, password: null }, home, later(60));
    expect(refusalOf(without)).toBe("code_wrong");
    accepted(await confirmSecondFactor(me, { code, password }, home, later(61)));
    await enter(user, home, later(120), totpCode(next, later(120)));
  });

  test("has new recovery codes on request; the old ones open nothing", async () => {
    const user = await makeLogin();
    const { me } = await enter(user);
    expect(refusalOf(await renewRecoveryCodes(me, password, home, start))).toBe("second_factor_missing");
    const old = (await enrol(me)).recoveryCodes;
    const { recoveryCodes } = accepted(await renewRecoveryCodes(me, password, home, later(1)));
    const opens = async (code = "") =>
      outcome(await signIn({ email: user.email, password, code }, home, later(2)));
    expect([await opens(old[0]), await opens(recoveryCodes[0])]).toEqual(["code_wrong", "in"]);
  });

  test("that was lost is taken away by staff, with a reason, and told by mail", async () => {
    const [user, admin] = [await makeLogin(), await makeLogin({ staff: true })];
    const { key, me } = await enter(user);
    await enrol(me);
    const staff = { userId: admin.id, reason: "Identity shown on a call" };
    accepted(await resetSecondFactor(staff, user.email, later(1)));
    expect(await sessionOf(key, later(2))).toBeNull();
    expect(await kindsTo(user)).toEqual(["second_factor_on", "second_factor_reset"]);
    expect(refusalOf(await resetSecondFactor(staff, "nobody@example.com", later(3)))).toBe("login_unknown");
    expect(outcome(await signIn({ email: user.email, password, code: null }, home, later(3)))).toBe("in");
  });

  test("is asked for in a session that began without one", async () => {
    const user = await makeLogin();
    const { secret } = await enrol((await enter(user)).me);
    const { key, me } = await enter(user, home, later(60), totpCode(secret, later(60)));
    await systemTransaction(
      (tx) => tx.sql`update user_sessions set second_factor_at = null where id = ${me.sessionId}`,
    );
    expect((await sessionOf(key, later(61)))?.missing).toBe("code");
    expect(refusalOf(await showSecondFactor(me, "000000", home, later(61)))).toBe("code_wrong");
    accepted(await showSecondFactor(me, totpCode(secret, later(120)), home, later(120)));
    expect((await sessionOf(key, later(121)))?.missing).toBeNull();
  });
});
