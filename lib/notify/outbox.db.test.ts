import { beforeEach, describe, expect, test } from "vitest";
import { saveMembership, saveUser } from "@/db/accounts";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveMessages } from "@/db/instance";
import { accepted, at, makeAccount } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { saveEndpoint } from "@/db/webhooks";
import type { Actor } from "@/lib/operations/actor";
import { readNotificationPreferences } from "@/lib/operations/read-notification-preferences";
import { saveNotificationPreferences } from "@/lib/operations/save-notification-preferences";
import { outbox, tell } from "./testing/outbox";

freshDatabase();

const now = at("2026-11-01 00:05");
let actor: Actor;
beforeEach(async () => {
  await asOwner((sql) => sql`truncate deliveries`);
  actor = await makeAccount("international", now);
});

const channels = async () => (await outbox()).map(({ channel }) => channel);

async function member(role: "billing" | "viewer"): Promise<string> {
  const userId = newId();
  await systemTransaction(async (tx) => {
    const user = {
      id: userId,
      email: `${userId}@example.com`,
      name: role,
      passwordHash: "none",
      locale: "zh" as const,
    };
    await saveUser(tx, { ...user, createdAt: now });
    await saveMembership(tx, { accountId: actor.accountId, userId, role, createdAt: now });
  });
  return userId;
}

const endpoint = (events: string[], disabledAt: Date | null = null) =>
  systemTransaction((tx) =>
    saveEndpoint(tx, {
      accountId: actor.accountId,
      id: newId(),
      url: "https://example.com/",
      events,
      createdAt: now,
      disabledAt,
    }),
  );

const withPhone = async (kinds: { kind: "bill_ready" | "overdue"; email: boolean; sms: boolean }[] = []) =>
  accepted(await saveNotificationPreferences(actor, { phone: "+8613800000000", kinds }));

describe("a message queues its deliveries in the transaction that writes it", () => {
  test("by e-mail to whoever answers for the account's money, and to nobody else", async () => {
    const billing = await member("billing");
    await member("viewer");
    await tell(actor.accountId, "a bill", now);
    expect((await outbox()).map(({ target }) => target).sort()).toEqual([actor.userId, billing].sort());
  });

  test("once per cause: a repeat queues nothing, also within one statement and from several workers", async () => {
    const message = { accountId: actor.accountId, kind: "overdue", params: {}, createdAt: now };
    const twice = ["a", "a", "b"].map((cause) => ({ ...message, cause }));
    await Promise.all(Array.from({ length: 8 }, () => systemTransaction((tx) => saveMessages(tx, twice))));
    expect(await channels()).toEqual(["email", "email"]);
  });

  test("or not at all, when that transaction rolls back", async () => {
    const failing = systemTransaction(async (tx) => {
      const message = { accountId: actor.accountId, kind: "overdue", cause: "a", params: {}, createdAt: now };
      await saveMessages(tx, [message]);
      throw new Error("the operation failed after telling");
    });
    await expect(failing).rejects.toThrow("after telling");
    expect(await outbox()).toEqual([]);
  });

  test("also where a customer's own request causes it", async () => {
    await withPhone();
    await endpoint(["balance.overdue"]);
    const message = { accountId: actor.accountId, kind: "overdue", cause: "own", params: {}, createdAt: now };
    await tenantTransaction(actor.accountId, (tx) => saveMessages(tx, [message]));
    expect(await channels()).toEqual(["email", "sms", "webhook"]);
  });

  test("by SMS for the kinds that stop calls or cost money, when there is a number (U8, A4)", async () => {
    await tell(actor.accountId, "before", now, "pack_used_up");
    await withPhone();
    await tell(actor.accountId, "low", now, "pack_low");
    await tell(actor.accountId, "bill", now, "bill_ready");
    expect((await channels()).sort()).toEqual(["email", "email", "email", "sms"]);
  });

  test("as the account chose: one kind less by e-mail, one more by SMS", async () => {
    await withPhone([
      { kind: "bill_ready", email: true, sms: true },
      { kind: "overdue", email: false, sms: false },
    ]);
    await tell(actor.accountId, "bill", now, "bill_ready");
    await tell(actor.accountId, "debt", now, "overdue");
    expect(await channels()).toEqual(["email", "sms"]);
    const { phone, kinds } = await readNotificationPreferences(actor);
    expect(phone).toBe("+8613800000000");
    expect(kinds.find(({ kind }) => kind === "bill_ready")).toEqual({
      kind: "bill_ready",
      email: true,
      sms: true,
    });
    expect(kinds.find(({ kind }) => kind === "refund_done")).toMatchObject({ email: true, sms: false });
  });

  test("to the endpoints that want the event and are in use", async () => {
    await endpoint(["bill.ready", "pack.low"]);
    await endpoint(["pack.low"]);
    await endpoint(["bill.ready"], now);
    await tell(actor.accountId, "bill", now, "bill_ready");
    const events = (await outbox()).filter(({ channel }) => channel === "webhook").map(({ event }) => event);
    expect(events).toEqual(["bill.ready"]);
  });

  test("to the inbox only, for a kind that no policy knows", async () => {
    await withPhone();
    await tell(actor.accountId, "new", now, "kind_of_tomorrow");
    expect(await outbox()).toEqual([]);
  });

  test("thousands of them in one statement, as month close writes them", async () => {
    const message = { accountId: actor.accountId, kind: "bill_ready", params: {}, createdAt: now };
    const many = Array.from({ length: 5_000 }, (_, index) => ({ ...message, cause: `bill ${index}` }));
    await systemTransaction((tx) => saveMessages(tx, many));
    expect(await outbox()).toHaveLength(5_000);
  });
});
