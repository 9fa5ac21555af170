import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { listWebhookDeliveries } from "@/db/delivery-lists";
import { saveMessages } from "@/db/instance";
import { accepted, at, makeAccount, refusalOf } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import type { Actor } from "@/lib/operations/actor";
import {
  addWebhookEndpoint,
  disableWebhookEndpoint,
  endpointsAtMost,
  rotateWebhookSecret,
  sendTestEvent,
} from "@/lib/operations/manage-webhooks";
import { resendWebhookEvent } from "@/lib/operations/resend-delivery";
import { saveNotificationPreferences } from "@/lib/operations/save-notification-preferences";
import { openCouriers } from "./couriers";
import { deliverDue } from "./deliver";
import { type ReceivedRequest, startHttp, type TestHttp } from "./testing/http-server";
import { outbox, tell } from "./testing/outbox";
import { answer, startSmtp } from "./testing/smtp-server";
import { webhookCourier } from "./webhook";

freshDatabase();

const key = "a key of at least thirty-two characters";
const now = at("2026-11-01 00:05");
const later = (ms: number) => new Date(now.getTime() + ms);
const privateAllowed = webhookCourier({ key, allowPrivate: true });

let actor: Actor;
let http: TestHttp;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.close());
beforeEach(async () => {
  vi.stubEnv("INSTANCE", "demo");
  vi.stubEnv("NEXTAUTH_SECRET", key);
  vi.stubEnv("NEXTAUTH_URL", "https://console.example.com");
  for (const name of ["SMTP_URL", "MAIL_FROM", "SALES_EMAIL", "SMS_URL", "SMS_SECRET", "WEBHOOK_KEY"])
    vi.stubEnv(name, "");
  await asOwner((sql) => sql`truncate deliveries`);
  http.requests.length = 0;
  http.answer = 200;
  actor = await makeAccount("international", now);
});

const add = async (url = http.url) =>
  accepted(await addWebhookEndpoint(actor, { url, events: ["bill.ready"] }, now));
const log = async () =>
  (await systemTransaction((tx) => listWebhookDeliveries(tx, actor.accountId, { cursor: null, size: 20 })))
    .rows;
const verify = ({ body, headers }: ReceivedRequest, secret: string) =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
const received = (index: number) => {
  const request = http.requests.at(index);
  if (!request) throw new Error("Nothing was received");
  return request;
};

describe("webhooks", () => {
  test("carry the event, signed as Standard Webhooks say, and the answer stands in the log", async () => {
    const { secret } = await add();
    await tell(actor.accountId, "bill", now);
    await deliverDue(privateAllowed, now);
    expect(verify(received(0), secret)).toEqual({
      type: "bill.ready",
      timestamp: now.toISOString(),
      data: {
        account: actor.accountId,
        service: "face-fusion",
        month: "2026-10",
        bill: "b-1",
        amount: "12.50",
        currency: "USD",
      },
    });
    expect(await log()).toMatchObject([
      { status: "sent", event: "bill.ready", responseCode: 200, attempts: 1 },
    ]);
  });

  test("repeat under the same id until the endpoint takes them", async () => {
    const { secret } = await add();
    await tell(actor.accountId, "bill", now);
    http.answer = 500;
    await deliverDue(privateAllowed, now);
    expect(await log()).toMatchObject([
      { status: "queued", responseCode: 500, lastError: "The endpoint answered 500" },
    ]);
    http.answer = null;
    await deliverDue(privateAllowed, later(60_000));
    expect(await log()).toMatchObject([{ status: "queued", responseCode: null }]);
    http.answer = 204;
    await deliverDue(privateAllowed, later(3_600_000));
    expect(await log()).toMatchObject([{ status: "sent", responseCode: 204, attempts: 3 }]);
    const ids = http.requests.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(1);
    expect(verify(received(2), secret)).toEqual(verify(received(0), secret));
  });

  test("follow no redirect, end at 410, and can be sent again by the account, its own only", async () => {
    const { id } = await add();
    await tell(actor.accountId, "bill", now);
    http.answer = 307;
    await deliverDue(privateAllowed, now);
    expect(await log()).toMatchObject([{ status: "queued", responseCode: 307 }]);
    http.answer = 410;
    await deliverDue(privateAllowed, later(60_000));
    const [dead] = await log();
    if (!dead) throw new Error("Nothing in the log");
    expect(dead.status).toBe("failed");
    const stranger = await makeAccount("international", now);
    const again = { messageId: dead.messageId, target: id };
    expect(refusalOf(await resendWebhookEvent(stranger, again, now))).toBe("delivery_not_failed");
    accepted(await resendWebhookEvent(actor, again, later(120_000)));
    http.answer = 200;
    await deliverDue(privateAllowed, later(120_000));
    expect(await log()).toMatchObject([{ status: "sent" }]);
  });

  test("are signed by the new secret and, for a day, by the one before it", async () => {
    const { id, secret } = await add();
    const rotated = accepted(await rotateWebhookSecret(actor, id, new Date()));
    expect(rotated.secret).not.toBe(secret);
    accepted(await sendTestEvent(actor, id, now));
    await deliverDue(privateAllowed, now);
    expect(verify(received(0), rotated.secret)).toEqual(verify(received(0), secret));
    expect(JSON.parse(received(0).body)).toMatchObject({
      type: "webhook.test",
      data: { account: actor.accountId },
    });
  });

  test("no longer go to an endpoint that was disabled, not even what is queued", async () => {
    const { id } = await add();
    await tell(actor.accountId, "bill", now);
    accepted(await disableWebhookEndpoint(actor, id, now));
    await deliverDue(privateAllowed, now);
    expect(http.requests).toEqual([]);
    expect(await log()).toMatchObject([{ status: "cancelled" }]);
    for (const refused of [
      await disableWebhookEndpoint(actor, id, now),
      await rotateWebhookSecret(actor, id, now),
      await sendTestEvent(actor, id, now),
    ])
      expect(refusalOf(refused)).toBe("webhook_not_found");
  });

  test("never reach our own network in production, also where a name's address changed after it was added", async () => {
    // "localhost" stands for a name that was public when the endpoint was added.
    await add(http.url.replace("127.0.0.1", "localhost"));
    await add();
    await tell(actor.accountId, "bill", now);
    await deliverDue(webhookCourier({ key, allowPrivate: false }), now);
    expect(http.requests).toEqual([]);
    for (const { status, lastError } of await log()) {
      expect(status).toBe("queued");
      expect(lastError).toContain("private IP address");
    }
    vi.stubEnv("INSTANCE", "production");
    const events = ["bill.ready"] as const;
    expect(refusalOf(await addWebhookEndpoint(actor, { url: "https://127.0.0.1/", events }, now))).toBe(
      "webhook_address_private",
    );
  });

  test("have a bounded number of endpoints", async () => {
    for (let made = 0; made < endpointsAtMost; made++) await add();
    const more = await addWebhookEndpoint(actor, { url: http.url, events: ["bill.ready"] }, now);
    expect(refusalOf(more)).toBe("webhook_limit");
  });
});

describe("the channels of an instance", () => {
  const phone = async () =>
    accepted(await saveNotificationPreferences(actor, { phone: "+8613800000000", kinds: [] }));
  const deliverAll = async (demo: boolean) => {
    const couriers = openCouriers(demo);
    for (const courier of couriers.open) await deliverDue(courier, now);
    couriers.close();
    return couriers.closed.map(({ channel }) => channel);
  };

  test("without SMTP and SMS keep a demo's letters here, as what would have been sent", async () => {
    await phone();
    await tell(actor.accountId, "debt", now, "overdue");
    expect(await deliverAll(true)).toEqual([]);
    const [email, sms] = await outbox();
    expect(email).toMatchObject({ status: "stored", localCopy: { subject: "Your balance is overdue" } });
    expect(email?.localCopy?.html).toContain("US$12.50");
    expect(sms).toMatchObject({ status: "stored", localCopy: { to: "+8613800000000", html: null } });
  });

  test("without them leave everything queued in production, and say so", async () => {
    await phone();
    await tell(actor.accountId, "debt", now, "overdue");
    expect(await deliverAll(false)).toEqual(["email", "sales", "sms"]);
    expect((await outbox()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ["queued", 0],
      ["queued", 0],
    ]);
  });

  test("send by a mail server and by an SMS provider, each in the reader's language", async () => {
    const smtp = await startSmtp();
    vi.stubEnv("SMTP_URL", smtp.url);
    vi.stubEnv("MAIL_FROM", "Facet <billing@facet.example>");
    vi.stubEnv("SMS_URL", http.url);
    vi.stubEnv("SMS_SECRET", "shared");
    await asOwner((sql) => sql`update users set locale = 'zh' where id = ${actor.userId}`);
    await phone();
    await tell(actor.accountId, "debt", now, "overdue");
    await deliverAll(false);
    await smtp.close();
    expect(smtp.mails).toHaveLength(1);
    expect(JSON.parse(received(0).body)).toMatchObject({ to: "+8613800000000", locale: "zh" });
    expect(JSON.parse(received(0).body).text).toContain("账户已欠费");
    expect((await outbox()).map(({ status }) => status)).toEqual(["sent", "sent"]);
  });

  test("tell sales of a month that has no price, once, at its address and in the language of the site (P8)", async () => {
    const smtp = await startSmtp();
    vi.stubEnv("SMTP_URL", smtp.url);
    vi.stubEnv("MAIL_FROM", "Facet <billing@facet.example>");
    vi.stubEnv("SALES_EMAIL", "sales@facet.example");
    const quiet = [{ kind: "quote_reached" as const, email: false, sms: false }];
    accepted(await saveNotificationPreferences(actor, { phone: null, kinds: quiet }));
    const reached = {
      accountId: actor.accountId,
      kind: "quote_reached",
      cause: "a month",
      params: { meter: "faceid-cn/identity-check", month: "2026-11", calls: 200_000, bound: 200_000 },
      createdAt: now,
    };
    await systemTransaction((tx) => saveMessages(tx, [reached]));
    await systemTransaction((tx) => saveMessages(tx, [reached]));
    await tell(actor.accountId, "sales is not told of debts", now, "overdue");
    await deliverAll(false);
    await smtp.close();
    const toSales = smtp.mails.filter((mail) => String(mail).includes("sales@facet.example"));
    expect(toSales).toHaveLength(1);
    const rows = (await outbox()).map(({ channel, status }) => `${channel} ${status}`).sort();
    expect(rows).toEqual(["email sent", "sales sent"]);
  });

  test("without an address for sales keep what is for them queued", async () => {
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
    vi.stubEnv("MAIL_FROM", "billing@facet.example");
    const { closed, close } = openCouriers(false);
    close();
    expect(closed.map(({ channel }) => channel)).toEqual(["sales", "sms"]);
  });

  test("come through a mail server that first asks for patience", async () => {
    let patient = false;
    const smtp = await startSmtp({
      onMailFrom: (_address, _session, done) => (patient ? done() : done(answer(451, "Try again later"))),
    });
    vi.stubEnv("SMTP_URL", smtp.url);
    vi.stubEnv("MAIL_FROM", "billing@facet.example");
    await tell(actor.accountId, "debt", now, "overdue");
    await deliverAll(false);
    expect(await outbox()).toMatchObject([{ status: "queued", responseCode: 451 }]);
    patient = true;
    const { open, close } = openCouriers(false);
    for (const courier of open) await deliverDue(courier, later(60_000));
    close();
    await smtp.close();
    expect(await outbox()).toMatchObject([{ status: "sent", attempts: 2 }]);
    expect(smtp.mails).toHaveLength(1);
  });

  test("a mistake in one closes that one only", () => {
    vi.stubEnv("SMTP_URL", "smtp://mail.example.com");
    const { open, closed } = openCouriers(true);
    expect(open.map(({ channel }) => channel)).toEqual(["sms", "webhook"]);
    const reason = "SMTP_URL and MAIL_FROM are needed together";
    expect(closed).toEqual([
      { channel: "email", reason },
      { channel: "sales", reason },
    ]);
  });
});
