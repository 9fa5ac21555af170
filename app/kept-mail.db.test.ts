import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { queuePersonMail } from "@/db/person-mails";
import { freshDatabase } from "@/db/testing/fresh-database";
import { localMail } from "@/lib/notify/mail-courier";
import { sendPersonMails } from "@/lib/notify/person-mails";
import { readKeptMail } from "@/lib/operations/signing-in/read-kept-mail";
import { instanceKeys, makeLogin } from "@/lib/operations/signing-in/testing/logins";
import { resendVerification } from "@/lib/operations/signing-in/verify-email";
import { edge } from "./testing/edge";

vi.mock("@/lib/auth/current-session", async () => (await import("./testing/edge")).session);
vi.mock("next/headers", async () => (await import("./testing/edge")).nextHeaders);
vi.mock("next-intl/server", async () => (await import("./testing/edge")).nextIntl);
freshDatabase();
instanceKeys();

const pageOf = async () => (await import("./(console)/settings/mail/page")).default();
const notFound = expect.objectContaining({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" });

beforeEach(() => {
  vi.stubEnv("INSTANCE", "demo");
  vi.stubEnv("SMTP_URL", "");
  vi.stubEnv("MAIL_FROM", "");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
});
afterEach(() => {
  edge.signedIn = null;
});

describe("the mail that a demo keeps", () => {
  test("leads a new login to its link, and shows nothing that was mailed to another address", async () => {
    const [ada, grace] = [await makeLogin(), await makeLogin()];
    for (const { id } of [ada, grace]) {
      await systemTransaction((tx) => tx.sql`update users set email_verified_at = null where id = ${id}`);
      await resendVerification(id, new Date());
    }
    await sendPersonMails(localMail, new Date());
    const [mail, ...others] = (await readKeptMail(ada.id)) ?? [];
    expect(others).toEqual([]);
    expect(mail?.link).toMatch(/^http:\/\/localhost:3000\/verify-email\?token=[\w.-]+$/);
    expect((await readKeptMail(grace.id))?.[0]?.link).not.toBe(mail?.link);
  });

  test("shows what was mailed to the address of a login before there was one, the newest first", async () => {
    const ada = await makeLogin();
    const asked = { userId: null, kind: "invitation", locale: "en" as const, expiresAt: null };
    const mail = { ...asked, name: ada.email, email: ada.email };
    for (const account of ["First", "Second"]) {
      const params = { account, inviter: "Grace", role: "viewer" };
      await systemTransaction((tx) => queuePersonMail(tx, { ...mail, params }, new Date()));
    }
    await sendPersonMails(localMail, new Date());
    const subjects = (await readKeptMail(ada.id))?.map(({ subject }) => subject);
    expect(subjects?.map((subject) => subject.match(/First|Second/)?.[0])).toEqual(["Second", "First"]);
  });

  test("is a page in a demo, and one that is not there in production or beside a mail server", async () => {
    const ada = await makeLogin();
    edge.signedIn = ada.id;
    await expect(pageOf()).resolves.toBeTruthy();
    vi.stubEnv("SMTP_URL", "smtp://mail.example.com");
    vi.stubEnv("MAIL_FROM", "billing@example.com");
    await expect(pageOf()).rejects.toEqual(notFound);
    vi.stubEnv("SMTP_URL", "");
    vi.stubEnv("MAIL_FROM", "");
    vi.stubEnv("INSTANCE", "production");
    await expect(pageOf()).rejects.toEqual(notFound);
    expect(await readKeptMail(ada.id)).toBeNull();
  });
});
