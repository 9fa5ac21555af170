import { describe, expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { listMessages } from "@/db/instance";
import { listPacks } from "@/db/packs";
import {
  activate,
  at,
  buy,
  call,
  gift,
  makeCustomer,
  outcomesOf,
  report,
  settle,
  topUp,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { listUsageMonths } from "@/db/usage";
import { billingMonth } from "@/lib/billing/billing-month";
import { services } from "@/lib/billing/catalog/catalog";
import type { ServiceId } from "@/lib/billing/catalog/types";
import type { Actor } from "./actor";
import { issueMonthlyPacksToAll } from "./issue-monthly-packs";
import { readArrears } from "./read-arrears";
import { runDueWork } from "./run-due-work";
import { stopOverdueServices } from "./stop-overdue";

freshDatabase();
proveBooksAfterEach();

const start = at("2026-09-01 00:00");
const overdue = at("2026-10-05 09:00");
const dayMs = 24 * 3_600_000;
const later = (ms: number, from = overdue) => new Date(from.getTime() + ms);
const stopped = later(dayMs);

/** A free operation of each service: what counts is whether it may be called at all. */
const anyCall = (actor: Actor, service: ServiceId, when: Date) => {
  const found = services
    .find(({ id }) => id === service)
    ?.operations.find(({ event, meter }) => event === "api.call" && meter !== null);
  return call(actor, found?.name ?? "", 1, when, { service });
};
/** How a call at that moment is kept, reported in the same moment. */
async function callAt(actor: Actor, service: ServiceId, when: Date): Promise<"rated" | "refused"> {
  const event = anyCall(actor, service, when);
  await report([event], when);
  const [row] = await asOwner(
    (sql) =>
      sql`select refused::int from usage_events where account_id = ${actor.accountId} and event_id = ${event.eventId}`,
  );
  return row?.refused === 1 ? "refused" : "rated";
}
const messagesOf = async (actor: Actor) =>
  (await tenantTransaction(actor.accountId, (tx) => listMessages(tx, actor.accountId, 100)))
    .map(({ kind }) => kind)
    .sort();

describe.each(["face-recognition-intl", "faceid-intl"] as const)("%s", (service) => {
  test("stops at once and resumes at zero (rules A2, A3)", async () => {
    const actor = await makeCustomer(service, "10", start);
    await settle(actor, "30", overdue);
    expect(await callAt(actor, service, later(-1))).toBe("rated");
    expect(await callAt(actor, service, overdue)).toBe("refused");
    await topUp(actor, "19.99", later(1_000));
    expect(await callAt(actor, service, later(1_000))).toBe("refused");
    await topUp(actor, "1", later(2_000));
    expect(await callAt(actor, service, later(2_000))).toBe("rated");
  });
});

test("says of a stopped service that resumes above zero that it needs the one cent more (rules A3, A4)", async () => {
  const actor = await makeCustomer("faceid-intl", "10", start);
  await activate(actor, "face-fusion", start);
  await settle(actor, "30", overdue);
  const servicesAt = async (when: Date) => {
    await stopOverdueServices(when);
    const { arrears } = await tenantTransaction(actor.accountId, (tx) =>
      readArrears(tx, actor.accountId, when),
    );
    return arrears?.services.map(({ service, standing, amountToRestore, oneCentMore }) => [
      service,
      standing,
      amountToRestore.amount,
      oneCentMore,
    ]);
  };
  expect((await servicesAt(overdue))?.sort()).toEqual([
    ["face-fusion", "overdue", "20.00", false],
    ["faceid-intl", "stopped", "20.00", false],
  ]);
  expect((await servicesAt(stopped))?.sort()).toEqual([
    ["face-fusion", "stopped", "20.01", true],
    ["faceid-intl", "stopped", "20.00", false],
  ]);
});

describe.each(["face-recognition-cn", "faceid-cn"] as const)("%s", (service) => {
  test("stops 24 hours later, to the millisecond, and resumes at zero (rules A2, A3)", async () => {
    const actor = await makeCustomer(service, "10", start);
    await settle(actor, "30", overdue);
    expect(await callAt(actor, service, later(-1, stopped))).toBe("rated");
    expect(await callAt(actor, service, stopped)).toBe("refused");
    await topUp(actor, "19.99", later(1_000, stopped));
    expect(await callAt(actor, service, later(1_000, stopped))).toBe("refused");
    await topUp(actor, "1", later(2_000, stopped));
    expect(await callAt(actor, service, later(2_000, stopped))).toBe("rated");
  });

  test("at exactly zero it is back", async () => {
    const actor = await makeCustomer(service, "10", start);
    await settle(actor, "30", overdue);
    await stopOverdueServices(stopped);
    await topUp(actor, "20", later(1_000, stopped));
    expect(await callAt(actor, service, later(1_000, stopped))).toBe("rated");
  });
});

describe("face-fusion", () => {
  test("stops 24 hours later, stays stopped at zero, and resumes above it (rule A3)", async () => {
    const actor = await makeCustomer("face-fusion", "10", start);
    await settle(actor, "30", overdue);
    expect(await callAt(actor, "face-fusion", later(-1, stopped))).toBe("rated");
    expect(await callAt(actor, "face-fusion", stopped)).toBe("refused");
    await topUp(actor, "20", later(1_000, stopped));
    expect(await callAt(actor, "face-fusion", later(1_000, stopped))).toBe("refused");
    await topUp(actor, "1", later(2_000, stopped));
    expect(await callAt(actor, "face-fusion", later(2_000, stopped))).toBe("rated");
  });

  test("zero within the 24 hours is enough: nothing has stopped yet", async () => {
    const actor = await makeCustomer("face-fusion", "10", start);
    await settle(actor, "30", overdue);
    await topUp(actor, "20", later(-1, stopped));
    expect(await callAt(actor, "face-fusion", later(dayMs, stopped))).toBe("rated");
  });

  test("24 hours begin anew with each time below zero", async () => {
    const actor = await makeCustomer("face-fusion", "10", start);
    await settle(actor, "30", overdue);
    await topUp(actor, "20", later(dayMs / 2));
    await settle(actor, "5", later(dayMs - 1_000));
    expect(await callAt(actor, "face-fusion", later(2 * dayMs - 1_001))).toBe("rated");
    expect(await callAt(actor, "face-fusion", later(2 * dayMs - 1_000))).toBe("refused");
  });

  test("a deeper debt does not begin them anew", async () => {
    const actor = await makeCustomer("face-fusion", "10", start);
    await settle(actor, "30", overdue);
    await settle(actor, "5", later(dayMs / 2));
    expect(await callAt(actor, "face-fusion", stopped)).toBe("refused");
  });
});

test("each service of an account stops and resumes by its own rule", async () => {
  const actor = await makeCustomer("face-fusion", "10", start);
  await activate(actor, "faceid-intl", start);
  await settle(actor, "30", overdue);
  expect([await callAt(actor, "faceid-intl", overdue), await callAt(actor, "face-fusion", overdue)]).toEqual([
    "refused",
    "rated",
  ]);
  await stopOverdueServices(stopped);
  await topUp(actor, "20", later(1_000, stopped));
  const then = later(1_000, stopped);
  expect([await callAt(actor, "faceid-intl", then), await callAt(actor, "face-fusion", then)]).toEqual([
    "rated",
    "refused",
  ]);
});

test("calls inside a stop are kept, refused, and neither drawn nor billed, whenever they are reported (rule U5)", async () => {
  const actor = await makeCustomer("face-fusion", "100", start);
  await buy(actor, "face-fusion/image-face-fusion/pack-1000", start);
  await settle(actor, "50", overdue);
  const resumed = later(1_000, stopped);
  await topUp(actor, "500", resumed);
  const inside = [later(-1, resumed), stopped];
  const outside = [later(-1, stopped), resumed];
  await report(
    [...inside, ...outside].map((when) => call(actor, "FuseFace", 10, when)),
    later(5_000, resumed),
  );
  const [row] = await systemTransaction((tx) => listUsageMonths(tx, [actor.accountId], "2026-10"));
  expect(row).toMatchObject({ calls: 40, refused: 20, purchased: 20, billable: 0 });
});

test("a stop falls on its instant even when nobody looked until the debt was paid", async () => {
  const actor = await makeCustomer("face-fusion", "10", start);
  await settle(actor, "30", overdue);
  await topUp(actor, "50", later(5 * dayMs));
  const when = [later(-1, stopped), stopped, later(5 * dayMs - 1), later(5 * dayMs)];
  await report(
    when.map((time) => call(actor, "FuseFace", 1, time)),
    later(6 * dayMs),
  );
  const rows = await asOwner(
    (sql) =>
      sql`select refused::int from usage_events where account_id = ${actor.accountId} order by occurred_at`,
  );
  expect(rows.map(({ refused }) => refused)).toEqual([0, 1, 1, 0]);
});

test("the customer is told once that it is overdue, about to stop, stopped and back, however often anybody looks", async () => {
  const actor = await makeCustomer("face-fusion", "10", start);
  await settle(actor, "30", overdue);
  await Promise.all([stopOverdueServices(later(-1, stopped)), runDueWork(later(-1, stopped))]);
  expect(await messagesOf(actor)).toEqual(["overdue", "service_will_stop"]);
  await Promise.all([stopOverdueServices(stopped), stopOverdueServices(stopped), runDueWork(stopped)]);
  await stopOverdueServices(later(dayMs, stopped));
  expect(await messagesOf(actor)).toEqual(["overdue", "service_stopped", "service_will_stop"]);
  await topUp(actor, "50", later(2 * dayMs, stopped));
  await runDueWork(later(2 * dayMs, stopped));
  expect(await messagesOf(actor)).toEqual([
    "overdue",
    "service_resumed",
    "service_stopped",
    "service_will_stop",
  ]);
});

test("a gift does not pay a debt: only cash below zero counts, and only cash brings it back", async () => {
  const actor = await makeCustomer("faceid-intl", "10", start);
  await settle(actor, "30", overdue);
  await gift(actor, "100", later(1_000));
  expect(await callAt(actor, "faceid-intl", later(1_000))).toBe("refused");
});

test("a month's free packs wait for the end of a stop, and then begin with it (rule F3)", async () => {
  const actor = await makeCustomer("face-recognition-cn", "10", start);
  await settle(actor, "30", at("2026-10-20 09:00"));
  await stopOverdueServices(at("2026-10-21 09:00"));
  await issueMonthlyPacksToAll(billingMonth("2026-11"), at("2026-11-01 00:00"));
  const november = async () =>
    (await tenantTransaction(actor.accountId, (tx) => listPacks(tx, actor.accountId))).filter(
      ({ validUntil }) => validUntil?.getTime() === at("2026-12-01 00:00").getTime(),
    );
  expect(await november()).toEqual([]);
  const resumed = at("2026-11-10 15:00");
  await topUp(actor, "100", resumed);
  const packs = await november();
  expect(packs).toHaveLength(8);
  for (const pack of packs) expect(pack.validFrom).toEqual(resumed);
  expect(await outcomesOf([call(actor, "DetectFace", 1, later(-1, resumed))], resumed)).toEqual(["accepted"]);
});
