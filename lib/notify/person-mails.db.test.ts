import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listPersonMails, queuePersonMail } from "@/db/person-mails";
import { freshDatabase } from "@/db/testing/fresh-database";
import { localMail, type MailTransport } from "./mail-courier";
import { sendPersonMails } from "./person-mails";
import { failed, sent } from "./testing/outbox";

freshDatabase();

beforeEach(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this instance, long enough");
  vi.stubEnv("NEXTAUTH_URL", "https://console.example.com");
  await systemTransaction((tx) => tx.sql`update person_mails set status = 'sent', finished_at = now()`);
});
afterEach(() => void vi.unstubAllEnvs());

const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

function queue(expiresAt: Date | null = null): Promise<void> {
  const mail = {
    userId: null,
    kind: "verify_email",
    name: "Ada",
    email: "ada@example.com",
    locale: "en" as const,
  };
  return systemTransaction((tx) =>
    queuePersonMail(tx, { ...mail, params: { link: newId() }, expiresAt }, now),
  );
}

const dead = async () =>
  (await systemTransaction((tx) => listPersonMails(tx, "failed", { cursor: null, size: 50 }))).rows;

describe("mails to persons", () => {
  test("leave once, whichever of two workers takes them", async () => {
    for (let count = 0; count < 20; count++) await queue();
    const ids: string[] = [];
    const transport: MailTransport = async (_mail, _reader, id) => {
      ids.push(id);
      return sent;
    };
    await Promise.all([sendPersonMails(transport, now), sendPersonMails(transport, now)]);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
    expect(await sendPersonMails(transport, later(3_600))).toBe(0);
  });

  test("are tried again later when the mail server fails, and end as a dead letter when it refuses", async () => {
    await queue();
    expect(await sendPersonMails(async () => failed(false), now)).toBe(1);
    expect(await sendPersonMails(async () => sent, later(1))).toBe(0);
    expect(await sendPersonMails(async () => failed(true, 550), later(60))).toBe(1);
    expect((await dead()).map(({ attempts, responseCode }) => [attempts, responseCode])).toEqual([[2, 550]]);
  });

  test("are not sent any more once their link is over", async () => {
    await queue(new Date(Date.now() - 1_000));
    const transport = vi.fn(async () => sent);
    await sendPersonMails(transport, now);
    expect(transport).not.toHaveBeenCalled();
    expect((await dead())[0]?.lastError).toContain("over");
  });

  test("are kept in the local outbox of a demo, with the link that the database does not hold before", async () => {
    await queue();
    await sendPersonMails(localMail, now);
    const page = await systemTransaction((tx) => listPersonMails(tx, "stored", { cursor: null, size: 10 }));
    expect(page.rows[0]?.localCopy).toMatchObject({
      to: "Ada <ada@example.com>",
      text: expect.stringContaining("https://console.example.com/verify-email?token="),
    });
  });
});
