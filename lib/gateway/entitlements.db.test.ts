import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { listMessages } from "@/db/instance";
import { at, buy, call, gift, makeAccount, makeCustomer, report, settle, topUp } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { createAccountKey, createPlatformKey } from "@/lib/operations/manage-keys";
import type { MeterEntitlement } from "@/lib/operations/read-entitlements";
import { switchBillingMode } from "@/lib/operations/switch-billing-mode";
import { remindOfQuotaEnds, watchTime } from "@/lib/operations/watch-time";
import { buildGateway } from "./server";

freshDatabase();

const opened = at("2026-10-01 09:00");
const image = "face-fusion/image-face-fusion";
let clock = opened;
let server: FastifyInstance;
let platformKey = "";

beforeAll(async () => {
  server = await buildGateway({ webUrl: "http://127.0.0.1:9", currentTime: async () => clock, log: false });
  const staff = await makeAccount("international", opened);
  platformKey = (await createPlatformKey({ userId: staff.userId, reason: "test" }, "test", opened)).key;
});
afterAll(() => server.close());

const get = (url: string, key: string | null, headers: Record<string, string> = {}) =>
  server.inject({
    method: "GET",
    url,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
  });

async function entitlementOf(
  accountId: string,
  meter: string,
  now: Date,
): Promise<MeterEntitlement | undefined> {
  clock = now;
  const answer = await get(`/api/v1/accounts/${accountId}/entitlements`, platformKey);
  expect(answer.statusCode).toBe(200);
  return (answer.json().meters as MeterEntitlement[]).find((each) => each.meter === meter);
}

async function changesAfter(cursor: string | null) {
  const answer = await get(`/api/v1/entitlement-changes${cursor ? `?after=${cursor}` : ""}`, platformKey);
  expect(answer.statusCode).toBe(200);
  return answer.json() as {
    changes: { account: string; change: string; at: string }[];
    cursor: string | null;
  };
}

describe("what a gateway learns of an account", () => {
  it("refuses every meter before activation, allows it at once after", async () => {
    const newcomer = await makeAccount("international", opened);
    expect(await entitlementOf(newcomer.accountId, image, opened)).toMatchObject({
      allowed: false,
      reason: "service_not_activated",
    });
    const customer = await makeCustomer("face-fusion", "0", opened);
    expect(await entitlementOf(customer.accountId, image, opened)).toMatchObject({
      allowed: true,
      reason: null,
      mode: "calls",
      qpsLimit: 20,
      stopsAt: null,
    });
  });

  it("says the limit of the quotas in force in QPS mode, and 0 with its reason when the last one ends (rules S6, S7)", async () => {
    const actor = await makeCustomer("face-fusion", "100000.00", opened);
    await buy(actor, `${image}/qps-day`, opened, { qps: 30, terms: 1 });
    await switchBillingMode(actor, { meter: image, mode: "qps", confirmed: false }, opened);
    expect(await entitlementOf(actor.accountId, image, at("2026-10-02 08:59"))).toMatchObject({
      allowed: true,
      mode: "qps",
      qpsLimit: 30,
    });
    expect(await entitlementOf(actor.accountId, image, at("2026-10-02 09:00"))).toMatchObject({
      allowed: false,
      reason: "qps_quota_missing",
      qpsLimit: 0,
    });
  });

  it("says when arrears stop the service, and refuses from that very instant (rule A2)", async () => {
    const actor = await makeCustomer("face-fusion", "0", opened);
    await settle(actor, "5.00", opened);
    const stopsAt = at("2026-10-02 09:00");
    expect(await entitlementOf(actor.accountId, image, new Date(stopsAt.getTime() - 1))).toMatchObject({
      allowed: true,
      stopsAt: stopsAt.toISOString(),
    });
    expect(await entitlementOf(actor.accountId, image, stopsAt)).toMatchObject({
      allowed: false,
      reason: "service_stopped",
    });
    await topUp(actor, "5.00", at("2026-10-03 09:00"));
    expect(await entitlementOf(actor.accountId, image, at("2026-10-03 09:00"))).toMatchObject({
      allowed: false,
    });
    await topUp(actor, "1.00", at("2026-10-03 10:00"));
    expect(await entitlementOf(actor.accountId, image, at("2026-10-03 10:00"))).toMatchObject({
      allowed: true,
    });
  });

  it("answers 304 while nothing changed, and the units left after a call", async () => {
    const actor = await makeCustomer("face-fusion", "100.00", opened);
    await buy(actor, `${image}/pack-1000`, opened);
    const url = `/api/v1/accounts/${actor.accountId}/entitlements`;
    const { etag } = (await get(url, platformKey)).headers;
    expect((await get(url, platformKey, { "if-none-match": String(etag) })).statusCode).toBe(304);
    await report([call(actor, "FuseFace", 40, at("2026-10-01 10:00"))], at("2026-10-01 10:01"));
    expect((await entitlementOf(actor.accountId, image, at("2026-10-01 11:00")))?.unitsLeft).toEqual({
      free: 0,
      gifted: 0,
      purchased: 960,
    });
  });

  it("shows an account key its own account only", async () => {
    const mine = await makeCustomer("face-fusion", "0", opened);
    const other = await makeCustomer("face-fusion", "0", opened);
    const { key } = await createAccountKey(mine, "mine", opened);
    expect((await get(`/api/v1/accounts/${mine.accountId}/entitlements`, key)).statusCode).toBe(200);
    expect((await get(`/api/v1/accounts/${other.accountId}/entitlements`, key)).statusCode).toBe(403);
    expect((await get(`/api/v1/accounts/${other.accountId}/entitlements`, null)).statusCode).toBe(401);
    await vi.waitFor(
      async () => {
        const feed = (await get("/api/v1/entitlement-changes", key)).json() as {
          changes: { account: string }[];
        };
        expect(new Set(feed.changes.map((change) => change.account))).toEqual(new Set([mine.accountId]));
      },
      { timeout: 20_000, interval: 50 },
    );
  });

  it("names the field of a malformed request", async () => {
    expect((await get("/api/v1/accounts/nobody/entitlements", platformKey)).json()).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "id" }],
    });
    expect((await get("/api/v1/entitlement-changes?after=x", platformKey)).json()).toMatchObject({
      errors: [{ path: "after" }],
    });
    expect((await get("/api/v1/entitlement-changes?limit=0", platformKey)).json()).toMatchObject({
      errors: [{ path: "limit" }],
    });
    const unknown = await get(
      "/api/v1/accounts/0190b0c0-0000-7000-8000-000000000000/entitlements",
      platformKey,
    );
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, "account_unknown"]);
  });
});

describe("the feed of changes", () => {
  const ownAfter = async (cursor: string | null, accountId: string) =>
    (await changesAfter(cursor)).changes.filter((each) => each.account === accountId);
  /** A change shows once every transaction that began before it is over, of other databases of the server too. */
  const eventually = (expectation: () => Promise<void>) =>
    vi.waitFor(expectation, { timeout: 20_000, interval: 50 });

  it("tells in order of activation, mode, stop and resume, and goes on from its cursor without a gap", async () => {
    const start = (await changesAfter(null)).cursor;
    const actor = await makeCustomer("face-fusion", "0", opened);
    await switchBillingMode(actor, { meter: image, mode: "qps", confirmed: true }, at("2026-10-01 10:00"));
    await settle(actor, "1.00", at("2026-10-01 11:00"));
    await watchTime(at("2026-10-02 11:00"));
    await topUp(actor, "2.00", at("2026-10-02 12:00"));
    await eventually(async () => {
      const told = await ownAfter(start, actor.accountId);
      expect(told.map(({ change }) => change)).toEqual(["activated", "mode_qps", "stopped", "resumed"]);
    });
    const { cursor } = await changesAfter(start);
    expect(await ownAfter(cursor, actor.accountId)).toEqual([]);
  });

  it("tells of a quota that begins and ends only because time passed, once however many workers watch", async () => {
    const actor = await makeCustomer("face-fusion", "10000.00", at("2026-11-01 09:00"));
    await watchTime(at("2026-11-01 09:00"));
    await buy(actor, `${image}/qps-day`, at("2026-11-01 09:30"), { qps: 2, terms: 1 });
    const end = at("2026-11-02 09:30");
    await Promise.all(Array.from({ length: 8 }, () => watchTime(new Date(end.getTime() - 1))));
    await Promise.all(Array.from({ length: 8 }, () => watchTime(end)));
    await eventually(async () => {
      const told = await ownAfter(null, actor.accountId);
      expect(told.map(({ change }) => change)).toEqual([
        "activated",
        "quota_bought",
        "quota_started",
        "quota_ended",
      ]);
      expect(told[3]?.at).toBe(end.toISOString());
    });
  });

  it("never skips a change that commits late: it waits for the transaction that was there first", async () => {
    const start = (await changesAfter(null)).cursor;
    let release = () => {};
    const waiting = new Promise<void>((done) => {
      release = done;
    });
    let begun = () => {};
    const started = new Promise<void>((done) => {
      begun = done;
    });
    const early = systemTransaction(async (tx) => {
      await tx.sql`select pg_current_xact_id()`;
      begun();
      await waiting;
    });
    await started;
    const actor = await makeCustomer("face-fusion", "0", opened);
    expect(await ownAfter(start, actor.accountId)).toEqual([]);
    release();
    await early;
    await eventually(async () => expect(await ownAfter(start, actor.accountId)).toHaveLength(1));
  });
});

describe("reminders and alerts", () => {
  const kindsOf = async (accountId: string) =>
    (await systemTransaction((tx) => listMessages(tx, accountId, 50))).map((message) => message.kind).sort();

  it("announces the end of a quota 7, 3 and 1 days before, each once (rule S7)", async () => {
    const actor = await makeCustomer("face-fusion", "100000.00", opened);
    await buy(actor, `${image}/qps-month`, opened, { qps: 1, terms: 1 });
    const daysOf = async () =>
      (await systemTransaction((tx) => listMessages(tx, actor.accountId, 50)))
        .filter((message) => message.kind === "quota_ending")
        .map((message) => message.params.days);
    await remindOfQuotaEnds(at("2026-10-25 08:59"));
    expect(await daysOf()).toEqual([]);
    for (const text of [
      "2026-10-25 09:00",
      "2026-10-26 09:00",
      "2026-10-29 09:00",
      "2026-10-31 09:00",
      "2026-10-31 10:00",
    ])
      await remindOfQuotaEnds(at(text));
    expect((await daysOf()).sort()).toEqual([1, 3, 7]);
  });

  it("tells once when packs fall below 15 %, once when they are used up, and again after more were added (rule U8)", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", opened);
    const use = (calls: number, time: string) => report([call(actor, "FuseFace", calls, at(time))], at(time));
    await buy(actor, `${image}/pack-1000`, opened);
    await use(850, "2026-10-01 10:00");
    expect(await kindsOf(actor.accountId)).toEqual([]);
    await use(1, "2026-10-01 10:01");
    await use(1, "2026-10-01 10:02");
    expect(await kindsOf(actor.accountId)).toEqual(["pack_low"]);
    await use(148, "2026-10-01 10:03");
    await use(5, "2026-10-01 10:04");
    expect(await kindsOf(actor.accountId)).toEqual(["pack_low", "pack_used_up"]);
    await buy(actor, `${image}/pack-1000`, at("2026-10-01 11:00"));
    await use(1_000, "2026-10-01 12:00");
    expect(await kindsOf(actor.accountId)).toEqual(["pack_low", "pack_used_up", "pack_used_up"]);
  });

  it("tells at 80 % and 100 % of the calls that have a price (rule P8)", async () => {
    const actor = await makeCustomer("faceid-intl", "1000.00", opened);
    await gift(actor, "1.00", opened);
    const use = (calls: number, time: string) =>
      report([call(actor, "LivenessCompare", calls, at(time))], at(time));
    await use(160_000, "2026-10-01 10:00");
    expect(await kindsOf(actor.accountId)).toEqual([]);
    await use(1, "2026-10-01 10:01");
    expect(await kindsOf(actor.accountId)).toEqual(["quote_near"]);
    await use(40_000, "2026-10-01 10:02");
    expect(await kindsOf(actor.accountId)).toEqual(["quote_near", "quote_reached"]);
  });
});
