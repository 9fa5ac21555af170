import { describe, expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listDraws } from "@/db/pack-draws";
import { listPacks, listPacksOfOrder } from "@/db/packs";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  makeAccount,
  makeCustomer,
  outcomesOf,
  report,
  support,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { listUsageHours, listUsageMonths } from "@/db/usage";
import type { Actor } from "./actor";
import { claimFreePack } from "./claim-free-pack";
import { giftPack } from "./gift";
import { recordUsage } from "./record-usage";
import { switchBillingMode } from "./switch-billing-mode";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-15 12:00");
const start = at("2026-10-01 00:00");
const image = "face-fusion/image-face-fusion";
const later = (ms: number, from = now) => new Date(from.getTime() + ms);

/** How a month's calls of one meter were covered; parts of 0 left out. */
async function monthOf(actor: Actor, meter: string, month = "2026-10") {
  const rows = await systemTransaction((tx) => listUsageMonths(tx, [actor.accountId], month));
  const row = rows.find((each) => each.meter === meter);
  const { accountId: _, month: __, meter: ___, ...coverage } = row ?? { accountId: "", month: "", meter: "" };
  return Object.fromEntries(Object.entries(coverage).filter(([, calls]) => calls !== 0));
}
const packsOf = (actor: Actor) => tenantTransaction(actor.accountId, (tx) => listPacks(tx, actor.accountId));
const customer = (cash = "0") => makeCustomer("face-fusion", cash, start);

describe("drawing down", () => {
  test("002's example: 52,000,000 face searches with one 5000万 pack: free first, then the pack, then billable (U1)", async () => {
    const actor = await makeCustomer("face-recognition-cn", "200000", start);
    await buy(actor, "face-recognition-cn/face-search/pack-50000000", start);
    await report([call(actor, "SearchFaces", 52_000_000, now)], now);
    expect(await monthOf(actor, "face-recognition-cn/face-search")).toEqual({
      calls: 52_000_000,
      free: 10_000,
      purchased: 50_000_000,
      billable: 1_990_000,
    });
  });

  test("operations of one meter count together (rule P2), meters apart (rule P6)", async () => {
    const actor = await makeCustomer("face-recognition-cn", "0", start);
    await report(
      [
        call(actor, "VerifyFace", 6_000, now),
        call(actor, "VerifyPerson", 6_000, now),
        call(actor, "SearchFaces", 1, now),
      ],
      now,
    );
    expect(await monthOf(actor, "face-recognition-cn/face-verification")).toEqual({
      calls: 12_000,
      free: 10_000,
      billable: 2_000,
    });
    expect(await monthOf(actor, "face-recognition-cn/face-search")).toEqual({ calls: 1, free: 1 });
  });

  test("gifted packs go with the free ones, before purchased ones, the earliest to end first (U1, U2, F6)", async () => {
    const actor = await customer("1000");
    await buy(actor, `${image}/pack-1000`, start);
    accepted(await claimFreePack(actor, image, at("2026-10-03 09:00")));
    accepted(await giftPack(support(actor), actor.accountId, image, 100, at("2026-10-02 09:00")));
    await report([call(actor, "FuseFace", 150, now)], now);
    expect(await monthOf(actor, image)).toEqual({ calls: 150, gifted: 100, free: 50 });
    await report([call(actor, "FuseFace", 1_000, now)], now);
    expect(await monthOf(actor, image)).toEqual({ calls: 1_150, gifted: 100, free: 1_000, purchased: 50 });
  });

  test("a report that spans packs is split across them exactly, each draw under its hour (U4)", async () => {
    const actor = await customer("1000");
    const orderId = await buy(actor, `${image}/pack-1000`, start, { quantity: 3 });
    await report(
      [call(actor, "FuseFace", 2_500, at("2026-10-15 11:59:59.999")), call(actor, "FuseFace", 100, now)],
      now,
    );
    const packs = await tenantTransaction(actor.accountId, (tx) =>
      listPacksOfOrder(tx, actor.accountId, orderId),
    );
    expect(packs.map(({ remaining }) => remaining).sort((a, b) => a - b)).toEqual([0, 0, 400]);
    const last = packs.find(({ remaining }) => remaining === 400);
    const draws = await tenantTransaction(actor.accountId, (tx) =>
      listDraws(tx, actor.accountId, last?.id ?? "", { cursor: null, size: 10 }),
    );
    expect(draws.rows.map(({ hour, units }) => [hour, units])).toEqual([
      [at("2026-10-15 12:00"), 100],
      [at("2026-10-15 11:00"), 500],
    ]);
  });

  test("the call that happened first gets the units, whatever its place in the report", async () => {
    const actor = await customer();
    accepted(await giftPack(support(actor), actor.accountId, image, 10, start));
    await report(
      [
        call(actor, "FuseFace", 10, now, { eventId: "late" }),
        call(actor, "FuseFace", 10, later(-1), { eventId: "early" }),
      ],
      now,
    );
    const rows = await asOwner(
      (sql) =>
        sql`select event_id, gifted::int, billable::int from usage_events where account_id = ${actor.accountId} order by 1`,
    );
    expect([...rows]).toEqual([
      { event_id: "early", gifted: 10, billable: 0 },
      { event_id: "late", gifted: 0, billable: 10 },
    ]);
  });

  test("a pack covers calls that happened inside its validity, whenever they are reported (U3)", async () => {
    const bought = at("2026-10-10 00:00");
    const actor = await customer("1000");
    await buy(actor, `${image}/pack-1000`, bought);
    await report([call(actor, "FuseFace", 1, later(-1, bought)), call(actor, "FuseFace", 1, bought)], now);
    expect(await monthOf(actor, image)).toEqual({ calls: 2, purchased: 1, billable: 1 });
    const end = at("2027-10-10 00:00");
    await report(
      [call(actor, "FuseFace", 1, later(-1, end)), call(actor, "FuseFace", 1, end)],
      later(3_600_000, end),
    );
    expect(await monthOf(actor, image, "2027-10")).toEqual({ calls: 2, purchased: 1, billable: 1 });
  });

  test("free units of one month do not reach into the next (F3), and the month is cut in UTC+8 (T2)", async () => {
    const actor = await makeCustomer("face-recognition-cn", "0", start);
    const [last, first] = [at("2026-10-31 23:59:59.999"), at("2026-11-01 00:00")];
    await report([call(actor, "DetectFace", 10_001, last), call(actor, "DetectFace", 10_001, first)], first);
    const detection = "face-recognition-cn/face-detection";
    expect(await monthOf(actor, detection)).toEqual({ calls: 10_001, free: 10_000, billable: 1 });
    expect(await monthOf(actor, detection, "2026-11")).toEqual({ calls: 10_001, free: 10_000, billable: 1 });
  });

  test("004's trial calls are usable from the next day (F4)", async () => {
    const actor = await makeCustomer("faceid-cn", "0", at("2026-10-05 15:00"));
    const midnight = at("2026-10-06 00:00");
    await report(
      [call(actor, "LivenessCompare", 1, later(-1, midnight)), call(actor, "LivenessCompare", 1, midnight)],
      now,
    );
    expect(await monthOf(actor, "faceid-cn/liveness-comparison")).toEqual({ calls: 2, free: 1, billable: 1 });
  });

  test("calls are rated by the mode at their moment (S8): a quota covers them and draws no pack (S6)", async () => {
    const actor = await customer("100000");
    await buy(actor, `${image}/pack-1000`, start);
    await buy(actor, `${image}/qps-day`, at("2026-10-10 00:00"), { qps: 5, terms: 2 });
    const [on, off] = [at("2026-10-10 06:00"), at("2026-10-14 00:00")];
    accepted(await switchBillingMode(actor, { meter: image, mode: "qps", confirmed: false }, on));
    accepted(await switchBillingMode(actor, { meter: image, mode: "calls", confirmed: false }, off));
    const times = [
      later(-1, on),
      on,
      at("2026-10-11 23:59:59.999"),
      at("2026-10-12 00:00"),
      later(-1, off),
      off,
    ];
    expect(
      await outcomesOf(
        times.map((time) => call(actor, "FuseFace", 1, time)),
        now,
      ),
    ).toEqual(["accepted", "accepted", "accepted", "qps_quota_missing", "qps_quota_missing", "accepted"]);
    expect(await monthOf(actor, image)).toEqual({ calls: 4, purchased: 2, qps: 2 });
  });

  test("operations free of charge are counted and cost nothing (P1)", async () => {
    const actor = await makeCustomer("face-recognition-cn", "0", start);
    await report([call(actor, "DeletePerson", 7, now), call(actor, "CreatePerson", 3, now)], now);
    const hours = await systemTransaction((tx) => listUsageHours(tx, actor.accountId, start, later(1)));
    expect(
      hours.map(({ operation, meter, calls, free, billable }) => ({
        operation,
        meter,
        calls,
        free,
        billable,
      })),
    ).toEqual([
      {
        operation: "CreatePerson",
        meter: "face-recognition-cn/person-management",
        calls: 3,
        free: 3,
        billable: 0,
      },
      { operation: "DeletePerson", meter: "", calls: 7, free: 0, billable: 0 },
    ]);
    const months = await systemTransaction((tx) => listUsageMonths(tx, [actor.accountId], "2026-10"));
    expect(months.map(({ meter }) => meter)).toEqual(["face-recognition-cn/person-management"]);
  });

  test("the largest counts add up without loss", async () => {
    const actor = await makeCustomer("faceid-intl", "0", start);
    await report(
      Array.from({ length: 1_000 }, () => call(actor, "LivenessCompare", 1_000_000_000, now)),
      now,
    );
    expect(await monthOf(actor, "faceid-intl/liveness-face-comparison")).toEqual({
      calls: 1e12,
      billable: 1e12,
    });
  });
});

describe("an event counts once (U6)", () => {
  const once = (actor: Actor, more = {}) => call(actor, "FuseFace", 3, now, { eventId: "e-1", ...more });

  test("sent again, twice in one batch, and in a batch with others", async () => {
    const actor = await customer();
    expect(await outcomesOf([once(actor), once(actor)], now)).toEqual(["accepted", "duplicate"]);
    expect(await outcomesOf([once(actor)], later(1_000))).toEqual(["duplicate"]);
    expect(await outcomesOf([call(actor, "FuseFace", 1, now), once(actor)], now)).toEqual([
      "accepted",
      "duplicate",
    ]);
    expect((await monthOf(actor, image)).calls).toBe(4);
  });

  test("the same batch sent 8 times at once counts once, and every event is accepted exactly once", async () => {
    const actor = await customer();
    const batch = Array.from({ length: 200 }, (_, index) =>
      call(actor, "FuseFace", 1 + (index % 5), later(-index * 60_000)),
    );
    const answers = await Promise.all(Array.from({ length: 8 }, () => outcomesOf(batch, now)));
    for (let index = 0; index < batch.length; index++) {
      const each = answers.map((answer) => answer[index]).sort();
      expect(each).toEqual(["accepted", ...Array(7).fill("duplicate")]);
    }
    expect((await monthOf(actor, image)).calls).toBe(600);
  });

  test("sent late, when it would no longer be taken, it is still known", async () => {
    const actor = await customer();
    await report([once(actor)], now);
    expect(await outcomesOf([once(actor)], at("2027-06-01 00:00"))).toEqual(["duplicate"]);
  });

  test("the same identity with other content is refused and not counted: time, count, operation, service", async () => {
    const actor = await customer();
    await report([once(actor, { service: "face-fusion" })], now);
    const others = [
      { occurredAt: later(-1) },
      { occurredAt: at("2026-09-30 23:00") },
      { calls: 4 },
      { operation: "QueryVideoFaceFusionJob" },
      { service: "faceid-intl" },
    ];
    for (const other of others)
      expect(await outcomesOf([once(actor, other)], now)).toEqual(["event_conflict"]);
    expect(await outcomesOf([once(actor)], now)).toEqual(["duplicate"]);
    expect((await monthOf(actor, image)).calls).toBe(3);
  });

  test("in one batch the first to happen is taken and the other is a conflict", async () => {
    const actor = await customer();
    expect(
      await outcomesOf([once(actor, { calls: 9 }), once(actor, { occurredAt: later(-1) })], now),
    ).toEqual(["event_conflict", "accepted"]);
  });

  test("its identity is account, source and id together", async () => {
    const [one, other] = [await customer(), await customer()];
    const events = [
      once(one, { source: "a", eventId: "b c" }),
      once(one, { source: "a b", eventId: "c" }),
      once(one, { source: "b c", eventId: "a" }),
      once(other, { source: "a", eventId: "b c" }),
    ];
    expect(await outcomesOf(events, now)).toEqual(Array(4).fill("accepted"));
    expect(await outcomesOf(events, now)).toEqual(Array(4).fill("duplicate"));
  });

  test.each([
    '"',
    "\\",
    "{}",
    "{a,b}",
    "NULL",
    "null",
    "'; drop table accounts; --",
    "a\nb\tc\r",
    " ",
    "中文 🎭",
    "%s $1",
    "\\u0000",
  ])("also when it is called %j", async (text) => {
    const actor = await customer();
    const event = once(actor, { source: text, eventId: text });
    expect(await outcomesOf([event], now)).toEqual(["accepted"]);
    expect(await outcomesOf([event], now)).toEqual(["duplicate"]);
    const [row] = await asOwner(
      (sql) => sql`select source, event_id from usage_events where account_id = ${actor.accountId}`,
    );
    expect(row).toEqual({ source: text, event_id: text });
  });
});

describe("an event is refused by name:", () => {
  test("of an unknown account, also beside good ones, which are kept", async () => {
    const actor = await customer();
    const nobody = { accountId: newId(), userId: actor.userId };
    expect(
      await outcomesOf(
        [call(nobody, "FuseFace", 1, now), call(actor, "FuseFace", 1, now), call(nobody, "FuseFace", 1, now)],
        now,
      ),
    ).toEqual(["account_unknown", "accepted", "account_unknown"]);
    expect((await monthOf(actor, image)).calls).toBe(1);
  });

  test("of a service not activated then, of an unknown operation, service, or one of the other site", async () => {
    const actor = await customer();
    expect(
      await outcomesOf(
        [
          call(actor, "FuseFace", 1, later(-1, start)),
          call(actor, "LivenessCompare", 1, now),
          call(actor, "FuseFaces", 1, now),
          call(actor, "fuseface", 1, now),
          call(actor, "__proto__", 1, now),
          call(actor, "CreateImageMaterial", 1, now),
          call(actor, "FuseFace", 1, now, { service: "faceid-cn" }),
          call(actor, "FuseFace", 1, now, { service: "faceid-intl" }),
          call(actor, "FuseFace", 1, now, { service: "toString" }),
        ],
        now,
      ),
    ).toEqual([
      "service_not_activated",
      "service_not_activated",
      "operation_unknown",
      "operation_unknown",
      "operation_unknown",
      "operation_unknown",
      "service_unknown",
      "operation_unknown",
      "service_unknown",
    ]);
  });

  test("more than 5 minutes ahead, or more than 90 days back (U7), on either side of the bound", async () => {
    const actor = await makeCustomer("face-fusion", "0", at("2026-01-01 00:00"));
    const [ahead, back] = [5 * 60_000, -90 * 86_400_000];
    const times = [later(ahead), later(ahead + 1), later(back), later(back - 1)];
    expect(
      await outcomesOf(
        times.map((time) => call(actor, "FuseFace", 1, time)),
        now,
      ),
    ).toEqual(["accepted", "event_in_future", "accepted", "event_too_old"]);
  });

  test("of a closed account", async () => {
    const actor = await customer();
    await asOwner((sql) => sql`update accounts set closed_at = now() where id = ${actor.accountId}`);
    expect(await outcomesOf([call(actor, "FuseFace", 1, now)], now)).toEqual(["account_closed"]);
  });
});

test("old events do not bring free packs of months long past", async () => {
  const actor = await makeCustomer("face-recognition-cn", "0", at("2025-01-01 00:00"));
  expect(await outcomesOf([call(actor, "DetectFace", 1, at("2025-03-01 00:00"))], now)).toEqual([
    "event_too_old",
  ]);
  const ends = (await packsOf(actor)).map(({ validUntil }) => validUntil?.getTime());
  expect(ends).not.toContain(at("2025-04-01 00:00").getTime());
});

test("a call of the new month from a clock that runs ahead is covered by that month's free pack (F3)", async () => {
  const actor = await makeCustomer("face-recognition-cn", "0", at("2026-05-01 00:00"));
  await report([call(actor, "DetectFace", 7, at("2026-06-01 00:01"))], at("2026-05-31 23:58"));
  const rows = await tenantTransaction(actor.accountId, (tx) =>
    listUsageMonths(tx, [actor.accountId], "2026-06"),
  );
  expect(rows.map(({ free, billable }) => [free, billable])).toEqual([[7, 0]]);
});

test("nothing at all is nothing to do", async () => {
  expect(await recordUsage([], now)).toEqual([]);
});

test("one batch may name accounts of both sites", async () => {
  const [usd, cny] = [await makeAccount("international", start), await makeAccount("china", start)];
  await activate(usd, "faceid-intl", start);
  await activate(cny, "faceid-cn", start);
  await report([call(usd, "LivenessCompare", 1, now), call(cny, "LivenessCompare", 2, now)], now);
  expect(await monthOf(usd, "faceid-intl/liveness-face-comparison")).toEqual({ calls: 1, billable: 1 });
  expect(await monthOf(cny, "faceid-cn/liveness-comparison")).toEqual({ calls: 2, free: 2 });
});
