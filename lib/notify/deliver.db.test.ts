import { beforeEach, describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { claimDeliveries, finishAttempt } from "@/db/deliveries";
import { listDeliveries } from "@/db/delivery-lists";
import { listAudit } from "@/db/instance";
import { accepted, at, makeAccount, refusalOf } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import type { Actor } from "@/lib/operations/actor";
import { resendDelivery } from "@/lib/operations/resend-delivery";
import { deliverDue } from "./deliver";
import { failed, notingCourier, outbox, sent, tell } from "./testing/outbox";

freshDatabase(20);

const now = at("2026-11-01 00:05");
const later = (ms: number) => new Date(now.getTime() + ms);
const [minute, hour] = [60_000, 3_600_000];
const noChance = () => 0;

let actor: Actor;
beforeEach(async () => {
  await asOwner((sql) => sql`truncate deliveries`);
  actor = await makeAccount("international", now);
});

const tellMany = async (count: number) => {
  for (let each = 0; each < count; each++)
    await tell(actor.accountId, `cause ${each} ${actor.accountId}`, now);
};
const statuses = async () => [...new Set((await outbox()).map(({ status }) => status))];

describe("delivering", () => {
  test("sends each delivery exactly once, whatever the number of workers", async () => {
    await tellMany(120);
    const { courier, given } = notingCourier(async () => {
      await new Promise((done) => setTimeout(done, 2));
      return sent;
    });
    const counts = await Promise.all(Array.from({ length: 6 }, () => deliverDue(courier, now)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(120);
    expect(given).toHaveLength(120);
    expect(new Set(given).size).toBe(120);
    expect(await statuses()).toEqual(["sent"]);
    await deliverDue(courier, later(hour));
    expect(given).toHaveLength(120);
  });

  test("would send several times without the lease: what the test above would then see", async () => {
    await tellMany(5);
    const claim = () => systemTransaction((tx) => claimDeliveries(tx, "email", now, now, 50));
    const taken = [...(await claim()), ...(await claim())];
    expect(taken).toHaveLength(10);
  });

  test("tries again later and later, and sends once it works", async () => {
    await tellMany(1);
    let works = false;
    const { courier, given } = notingCourier(() => (works ? sent : failed(false)));
    await deliverDue(courier, now, noChance);
    expect(await outbox()).toMatchObject([
      {
        status: "queued",
        attempts: 1,
        responseCode: 451,
        lastError: "arranged by a test",
        dueAt: later(30_000),
      },
    ]);
    await deliverDue(courier, later(29_999), noChance);
    expect(given).toHaveLength(1);
    await deliverDue(courier, later(30_000), noChance);
    expect(await outbox()).toMatchObject([{ attempts: 2, dueAt: later(30_000 + 2 * minute) }]);
    works = true;
    await deliverDue(courier, later(3 * minute), noChance);
    expect(await outbox()).toMatchObject([
      { status: "sent", attempts: 3, responseCode: 250, lastError: null, finishedAt: later(3 * minute) },
    ]);
    expect(given).toHaveLength(3);
  });

  test("makes it a dead letter after a day, seen by staff, and sends it again on request, once", async () => {
    await tellMany(1);
    let works = false;
    const { courier, given } = notingCourier(() => (works ? sent : failed(false)));
    for (let time = 0; time < 26 * hour; time += 10 * minute) await deliverDue(courier, later(time));
    expect(given).toHaveLength(8);
    const request = { cursor: null, size: 10 };
    const dead = await systemTransaction((tx) => listDeliveries(tx, "failed", request));
    expect(dead.rows).toMatchObject([
      { kind: "bill_ready", accountName: "Test account", delivery: { attempts: 8 } },
    ]);
    const [row] = dead.rows;
    if (!row) throw new Error("No dead letter");
    const staff = { userId: actor.userId, reason: "The mail server is back" };
    const resentAt = later(30 * hour);
    accepted(await resendDelivery(staff, row.delivery, resentAt));
    expect(refusalOf(await resendDelivery(staff, row.delivery, resentAt))).toBe("delivery_not_failed");
    const [entry] = await systemTransaction((tx) => listAudit(tx, 1));
    expect(entry).toMatchObject({
      action: "delivery.resent",
      reason: staff.reason,
      accountId: actor.accountId,
    });
    works = true;
    await deliverDue(courier, resentAt);
    expect(await statuses()).toEqual(["sent"]);
    expect(given).toHaveLength(9);
    expect(new Set(given).size).toBe(1);
  });

  test("makes it a dead letter at once where the other side said never", async () => {
    await tellMany(1);
    const { courier, given } = notingCourier(() => failed(true, 550));
    await deliverDue(courier, now);
    expect(await outbox()).toMatchObject([
      { status: "failed", attempts: 1, responseCode: 550, finishedAt: now },
    ]);
    await deliverDue(courier, later(48 * hour));
    expect(given).toHaveLength(1);
  });

  test("counts what a courier throws as a failure of that delivery alone", async () => {
    await tellMany(3);
    let first = true;
    const { courier } = notingCourier(() => {
      if (!first) return sent;
      first = false;
      throw new Error("connect ECONNREFUSED");
    });
    await deliverDue(courier, now);
    expect((await outbox()).map(({ status }) => status).sort()).toEqual(["queued", "sent", "sent"]);
    expect((await outbox()).find(({ status }) => status === "queued")?.lastError).toBe(
      "connect ECONNREFUSED",
    );
  });

  test("after a worker died between sending and noting it: once more, under the same id, and no more", async () => {
    await tellMany(1);
    // The first worker takes it, sends it, and is gone.
    const [lost] = await systemTransaction((tx) => claimDeliveries(tx, "email", now, later(5 * minute), 50));
    if (!lost) throw new Error("Nothing was claimed");
    const { courier, given } = notingCourier(() => sent);
    await deliverDue(courier, later(4 * minute));
    expect(given).toEqual([]);
    await deliverDue(courier, later(5 * minute));
    expect(given).toEqual([`${lost.messageId} ${lost.target}`]);
    // It was only slow, not dead: what it notes now changes nothing.
    await systemTransaction((tx) => finishAttempt(tx, lost, { status: "failed", finishedAt: later(hour) }));
    expect(await statuses()).toEqual(["sent"]);
  });
});
