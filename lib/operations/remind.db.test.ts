import { describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { listMessages } from "@/db/instance";
import { accepted, at, buy, makeCustomer, settle, topUp } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Actor } from "./actor";
import { claimFreePack } from "./claim-free-pack";
import { remindOfPackEnds, remindOfStops } from "./remind";
import { runDueWork } from "./run-due-work";

freshDatabase();
proveBooksAfterEach();

const told = async (actor: Actor, kind: string) =>
  (await systemTransaction((tx) => listMessages(tx, actor.accountId, 50)))
    .filter((message) => message.kind === kind)
    .map(({ params }) => params);

describe("before a service stops", () => {
  test("the account is told once, six hours ahead, what it owes and when", async () => {
    const actor = await makeCustomer("face-fusion", "10", at("2026-10-01 09:00"));
    await settle(actor, "13.50", at("2026-10-02 12:00"));
    await remindOfStops(at("2026-10-03 05:59"));
    expect(await told(actor, "service_will_stop")).toEqual([]);
    await remindOfStops(at("2026-10-03 06:00"));
    await Promise.all([remindOfStops(at("2026-10-03 06:01")), remindOfStops(at("2026-10-03 06:01"))]);
    expect(await told(actor, "service_will_stop")).toEqual([
      { amount: "3.50", currency: "USD", endsAt: at("2026-10-03 12:00").toISOString() },
    ]);
  });

  test("nobody is told who topped up in time, or whose service stops at once", async () => {
    const paid = await makeCustomer("face-fusion", "10", at("2026-10-01 09:00"));
    await settle(paid, "13.50", at("2026-10-02 12:00"));
    await topUp(paid, "20", at("2026-10-02 18:00"));
    const atOnce = await makeCustomer("faceid-intl", "10", at("2026-10-01 09:00"));
    await settle(atOnce, "13.50", at("2026-10-02 12:00"));
    await remindOfStops(at("2026-10-03 07:00"));
    expect([
      ...(await told(paid, "service_will_stop")),
      ...(await told(atOnce, "service_will_stop")),
    ]).toEqual([]);
  });
});

describe("before packs end", () => {
  const image = "face-fusion/image-face-fusion";

  test("the account is told 30 and 7 days ahead, once each, packs of one day together", async () => {
    const bought = at("2026-01-10 10:00");
    const actor = await makeCustomer("face-fusion", "1000", bought);
    await buy(actor, `${image}/pack-1000`, bought, { quantity: 3 });
    accepted(await claimFreePack(actor, image, at("2026-01-10 15:00")));
    await remindOfPackEnds(at("2026-12-11 09:59"));
    expect(await told(actor, "pack_expiring")).toEqual([]);
    await remindOfPackEnds(at("2026-12-12 09:00"));
    await remindOfPackEnds(at("2026-12-13 09:00"));
    await remindOfPackEnds(at("2026-12-13 21:00"));
    const ends = { meter: image, remaining: 4_000, endsAt: at("2027-01-10 10:00").toISOString() };
    expect(await told(actor, "pack_expiring")).toEqual([{ ...ends, days: 30 }]);
    await remindOfPackEnds(at("2027-01-04 09:00"));
    expect(await told(actor, "pack_expiring")).toEqual([
      { ...ends, days: 7 },
      { ...ends, days: 30 },
    ]);
    await remindOfPackEnds(at("2027-01-10 16:00"));
    expect(await told(actor, "pack_expiring")).toHaveLength(2);
  });

  test("nobody is told of a month's free packs, which are followed by the next", async () => {
    const actor = await makeCustomer("face-recognition-cn", "10", at("2027-02-01 09:00"));
    await runDueWork(at("2027-02-27 09:00"));
    expect(await told(actor, "pack_expiring")).toEqual([]);
  });
});
