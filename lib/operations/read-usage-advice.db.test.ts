import { describe, expect, test } from "vitest";
import { tenantTransaction } from "@/db/client";
import { listCurrentPacks } from "@/db/packs";
import { accepted, at, buy, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { estimate } from "@/lib/billing/estimate";
import { cheapestForRest, monthIf } from "@/lib/billing/what-if/running-month";
import type { Actor } from "./actor";
import { claimFreePack } from "./claim-free-pack";
import { readLastMonth } from "./read-last-month";
import { readPurchase } from "./read-purchase";
import { readRunningMonths } from "./read-running-months";
import { readUsageAdvice } from "./read-usage-advice";
import { readWaste } from "./read-waste";
import { switchBillingMode } from "./switch-billing-mode";
import { readUsageTerms } from "./usage-terms";

freshDatabase();
proveBooksAfterEach();

const started = at("2026-07-01 09:00");
const now = at("2026-10-16 12:00");
const image = "face-fusion/image-face-fusion";
const adviceOf = ({ accountId }: Actor, when = now) =>
  tenantTransaction(accountId, async (tx) =>
    readUsageAdvice(tx, await readUsageTerms(tx, accountId, when), when),
  );
const wasteOf = ({ accountId }: Actor, when = now) =>
  tenantTransaction(accountId, async (tx) => {
    const current = await listCurrentPacks(tx, accountId, when);
    return readWaste(tx, { accountId, currency: "USD", current }, when);
  });
const packsWasted = async (actor: Actor, when = now) => (await wasteOf(actor, when)).packs;
const fuse = (actor: Actor, calls: number, when: string) => call(actor, "FuseFace", calls, at(when));

/** Calls of three months, each reported when it happened. */
async function callsOf(actor: Actor, ...reports: readonly (readonly [calls: number, when: string])[]) {
  for (const [calls, when] of reports) await report([fuse(actor, calls, when)], at(when));
}

describe("the advice at real usage", () => {
  test("is the cheapest packs for a year of the last whole months' average", async () => {
    const actor = await makeCustomer("face-fusion", "1000", started);
    await callsOf(actor, [500, "2026-08-10 09:00"], [1_500, "2026-09-10 09:00"], [9_000, "2026-10-10 09:00"]);
    const [advice, ...others] = await adviceOf(actor);
    expect(others).toEqual([]);
    // August and September, from the first month with calls: 1,000 a month. October is not whole yet.
    expect(advice?.basis).toMatchObject({ monthlyCalls: 1_000, firstMonth: "2026-08", lastMonth: "2026-09" });
    expect(advice?.year.payAsYouGo?.toFixed()).toBe("780");
    expect(advice?.year.cheapest?.total.toFixed()).toBe("570");
  });

  test("draws the packs that the account has first, and then says not to buy", async () => {
    const actor = await makeCustomer("face-fusion", "1000", started);
    await callsOf(actor, [1_000, "2026-09-10 09:00"]);
    await buy(actor, `${image}/pack-10000`, now);
    await buy(actor, `${image}/pack-1000`, now, { quantity: 2 });
    const [advice] = await adviceOf(actor);
    expect(advice?.year.cheapest).toMatchObject({ choices: [] });
    expect(advice?.year.coveredMonths).toBe(12);
    expect(advice?.year.payAsYouGo?.toFixed()).toBe("0");
  });

  test("knows how many months the packs last that the account has", async () => {
    const actor = await makeCustomer("face-fusion", "1000", started);
    await callsOf(actor, [1_000, "2026-09-10 09:00"]);
    expect((await adviceOf(actor))[0]?.year.coveredMonths).toBe(0);
    await buy(actor, `${image}/pack-1000`, now, { quantity: 3 });
    expect((await adviceOf(actor))[0]?.year).toMatchObject({ coveredMonths: 3 });
  });

  test("compares a quota at the busiest hour, and counts calls on a quota as calls", async () => {
    const actor = await makeCustomer("face-fusion", "100000", started);
    await callsOf(
      actor,
      [40_000, "2026-09-10 09:10"],
      [30_000, "2026-09-10 09:50"],
      [60_000, "2026-09-11 09:00"],
    );
    await buy(actor, `${image}/qps-month`, at("2026-09-12 00:00"), { qps: 5, terms: 1 });
    await switchBillingMode(actor, { meter: image, mode: "qps", confirmed: false }, at("2026-09-12 00:00"));
    await callsOf(actor, [20_000, "2026-09-13 09:00"]);
    const [advice] = await adviceOf(actor, at("2026-10-05 09:00"));
    expect(advice?.mode).toBe("qps");
    expect(advice?.basis).toMatchObject({ monthlyCalls: 130_000, withQuota: 150_000 });
    // 70,000 calls in the hour are 19.4 a second.
    expect(advice?.quota).toMatchObject({
      leastPeak: 20,
      verdict: "never",
      busiest: { hour: at("2026-09-10 09:00"), calls: 70_000 },
    });
  });

  test("is silent where nothing was called", async () => {
    expect(await adviceOf(await makeCustomer("face-fusion", "10", started))).toEqual([]);
  });
});

describe("what the purchase page knows of an interface", () => {
  const video = "face-fusion/video-face-fusion";
  const viewOf = ({ accountId }: Actor) =>
    readPurchase(accountId, { offerId: `${image}/pack-1000`, quantity: 1 }, now);

  test("are its free calls that wait to be claimed, and none once they are (F2)", async () => {
    const actor = await makeCustomer("face-fusion", "1000", started);
    expect(await viewOf(actor)).toMatchObject({ unclaimed: 1_000 });
    const quota = { offerId: `${image}/qps-day`, quantity: 1, qps: 1, terms: 1 };
    expect(await readPurchase(actor.accountId, quota, now)).toMatchObject({ unclaimed: 0 });
    accepted(await claimFreePack(actor, video, now));
    expect(await viewOf(actor)).toMatchObject({ unclaimed: 1_000 });
    accepted(await claimFreePack(actor, image, now));
    expect(await viewOf(actor)).toMatchObject({ unclaimed: 0 });
  });

  test("are the calls of the running month too, which no comparison counts", async () => {
    const actor = await makeCustomer("face-fusion", "1000", started);
    await callsOf(actor, [33, "2026-10-10 09:00"]);
    const { advice } = await viewOf(actor);
    expect(advice).toMatchObject({ comparison: { monthlyCalls: 0, soFar: 33 } });
  });
});

describe("packs that will lapse", () => {
  test("are forecast from the days with calls, with their price and the time left to refund", async () => {
    const actor = await makeCustomer("face-fusion", "1000", started);
    await buy(actor, `${image}/pack-1000`, at("2025-11-05 12:00"));
    await buy(actor, `${image}/pack-1000`, now);
    await callsOf(actor, [100, "2026-10-06 09:00"], [100, "2026-10-15 09:00"]);
    const {
      packs: [old, fresh],
      total,
    } = await wasteOf(actor);
    // 200 calls in the ten days since the first one: 20 a day for 20 days until the old pack ends.
    expect(old).toMatchObject({
      calls: 200,
      days: 10,
      remaining: 800,
      unusedUnits: 400,
      refundableUntil: null,
    });
    expect(old?.amount.amount.toFixed()).toBe("24");
    expect(fresh).toBeUndefined();
    expect([total.currency, total.amount.toFixed()]).toEqual(["USD", "24"]);
    const [unused] = await packsWasted(await idle());
    expect(unused).toMatchObject({ calls: 0, unusedUnits: 1_000, refundableUntil: at("2026-10-17 00:00") });
    expect(unused?.amount.amount.toFixed()).toBe("60");
  });

  test("are not forecast before they were valid for a week", async () => {
    const { packs, total } = await wasteOf(await idle(), at("2026-10-16 11:59"));
    expect([packs, total.amount.toFixed()]).toEqual([[], "0"]);
  });

  test("are not forecast from nothing where the only calls are today's", async () => {
    const actor = await idle();
    await callsOf(actor, [1, "2026-10-16 09:00"]);
    expect(await packsWasted(actor)).toEqual([]);
    expect(await packsWasted(actor, at("2026-10-17 00:00"))).toMatchObject([{ calls: 1, days: 7 }]);
  });

  /** A pack of 1,000 calls, for a week to the minute, and not one call. */
  async function idle(): Promise<Actor> {
    const actor = await makeCustomer("face-fusion", "1000", started);
    await buy(actor, `${image}/pack-1000`, at("2026-10-09 12:00"));
    return actor;
  }
});

describe("the running month", () => {
  test("is what the estimate says of the same month, with the packs there are", async () => {
    const actor = await makeCustomer("face-fusion", "1000", started);
    await buy(actor, `${image}/pack-1000`, at("2026-10-02 09:00"));
    await callsOf(actor, [700, "2026-10-05 09:00"]);
    const [running] = await tenantTransaction(actor.accountId, async (tx) =>
      readRunningMonths(tx, await readUsageTerms(tx, actor.accountId, now), now),
    );
    if (running === undefined) throw new Error("The service is active");
    const answer = estimate({
      site: "international",
      month: running.month,
      activated: [],
      claims: [],
      purchases: [{ offer: `${image}/pack-1000`, at: at("2026-10-02 09:00") }],
      modes: [],
      contracts: [],
      freePacks: true,
      usage: [
        { meter: image, calls: 700, at: at("2026-10-05 09:00") },
        { meter: image, calls: 4_300, at: now },
      ],
    });
    const month = monthIf(running, 5_000, now);
    expect(answer.ok && answer.value.lines[0]?.amount).toBe(month.total?.toFixed());
    expect(cheapestForRest(running, 5_000, now)?.total.lessThanOrEqualTo(month.total ?? 0)).toBe(true);
  });

  test("begins anew from the last one's calls", async () => {
    const actor = await makeCustomer("face-fusion", "1000", started);
    await callsOf(actor, [700, "2026-09-05 09:00"]);
    const last = await tenantTransaction(actor.accountId, (tx) => readLastMonth(tx, actor.accountId, now));
    expect(last).toMatchObject({ month: "2026-09", usage: [{ meter: image, calls: 700 }] });
  });
});
