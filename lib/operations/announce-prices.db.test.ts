import { describe, expect, test } from "vitest";
import { findAccount } from "@/db/accounts";
import { listBills } from "@/db/bills";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { listPacks } from "@/db/packs";
import {
  accepted,
  activate,
  at,
  call,
  makeAccount,
  makeCustomer,
  refusalOf,
  report,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { type BillingMonth, billingMonth } from "@/lib/billing/billing-month";
import type { NewPrice } from "@/lib/billing/catalog/announce";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { estimate } from "@/lib/billing/estimate";
import { adjustBills } from "./adjust-bills";
import { announceFreeQuota, announcePrice } from "./announce-prices";
import { readAnnounced } from "./announced";
import { closeMonth } from "./close-month";
import { readMonthEstimate } from "./month-estimate";
import { readBill } from "./read-bill";
import { readService } from "./read-service";

freshDatabase();
proveBooksAfterEach();

const image = "face-fusion/image-face-fusion" as const;
const video = "face-fusion/video-face-fusion" as const;
const search = "face-recognition-cn/face-search" as const;
const flat = (meter: NewPrice["meter"], month: string, unitPrice: string): NewPrice => ({
  meter,
  month: billingMonth(month),
  bounds: "[a,b)",
  tiers: [{ upTo: null, unitPrice }],
});
const staff = async () => ({
  userId: (await makeAccount("international", at("2025-01-01 09:00"))).userId,
  reason: "a test",
});
const audited = (action: string) =>
  asOwner((sql) => sql`select before, after from audit_log where action = ${action} order by id`);
const billsOf = (accountId: string) => systemTransaction((tx) => listBills(tx, accountId, 20));

describe("an announced list price (rule P10)", () => {
  test("prices whole months from its first instant on, in the bill, the estimate and the service's page alike", async () => {
    const by = await staff();
    const actor = await makeCustomer("face-fusion", "1000", at("2026-01-05 09:00"));
    accepted(await announcePrice(by, flat(image, "2026-02", "0.05"), at("2026-01-31 23:59")));
    for (const month of ["2026-01", "2026-02"]) {
      const when = at(`${month}-10 12:00`);
      await report([call(actor, "FuseFace", 1_000, when)], when);
    }
    const totals = (month: string) =>
      systemTransaction(async (tx) => {
        const account = await findAccount(tx, actor.accountId);
        if (!account) throw new Error("the account is gone");
        return (await readMonthEstimate(tx, account, billingMonth(month))).map(({ total }) =>
          total.amount.toFixed(2),
        );
      });
    expect(await totals("2026-01")).toEqual(["65.00"]);
    expect(await totals("2026-02")).toEqual(["50.00"]);
    const priceShown = (now: string) =>
      systemTransaction(async (tx) => {
        const { prices } = await readService(tx, actor.accountId, serviceOf("face-fusion"), at(now));
        const price = prices.get(image);
        return [price?.source, price?.next?.id ?? null];
      });
    expect(await priceShown("2026-01-31 23:59")).toEqual([
      { kind: "list", version: "003/2024-11-07" },
      "003/2026-02",
    ]);
    expect(await priceShown("2026-02-01 00:00")).toEqual([{ kind: "list", version: "003/2026-02" }, null]);

    accepted(await closeMonth(billingMonth("2026-01"), at("2026-02-01 00:05")));
    accepted(await closeMonth(billingMonth("2026-02"), at("2026-03-01 00:05")));
    expect((await billsOf(actor.accountId)).map(({ month, total }) => [month, total.toFixed(2)])).toEqual([
      ["2026-02", "50.00"],
      ["2026-01", "65.00"],
    ]);
  });

  test("never changes a bill that was made, nor the price of its month, whatever is announced later", async () => {
    const by = await staff();
    const actor = await makeCustomer("face-fusion", "1000", at("2026-06-01 09:00"));
    const june = at("2026-06-10 12:00");
    await report([call(actor, "FuseFace", 1_000, june)], june);
    accepted(await closeMonth(billingMonth("2026-06"), at("2026-07-01 00:05")));
    const [bill] = await billsOf(actor.accountId);
    const shown = () => systemTransaction((tx) => readBill(tx, actor.accountId, bill?.id ?? ""));
    const before = await shown();
    expect(before?.lines[0]?.source).toEqual({ kind: "list", version: "003/2026-02" });
    accepted(await announcePrice(by, flat(image, "2026-08", "0.5"), at("2026-07-02 09:00")));
    expect(await shown()).toEqual(before);
    // Late calls of June cost what June's others cost.
    await report([call(actor, "FuseFace", 100, june)], at("2026-08-02 10:00"));
    await adjustBills(at("2026-08-03 00:00"));
    const [, adjustment] = await billsOf(actor.accountId);
    expect(adjustment?.total.toFixed(2)).toBe("5.00");
    expect((await shown())?.lines).toEqual(before?.lines);
  });

  test("begins with a month that has not begun, on the billing clock (T2)", async () => {
    const by = await staff();
    const announce = (now: string) => announcePrice(by, flat(video, "2026-10", "0.1"), at(now));
    expect(refusalOf(await announce("2026-10-01 00:00"))).toBe("price_version_not_ahead");
    expect(refusalOf(await announce("2026-12-01 00:00"))).toBe("price_version_not_ahead");
    expect(refusalOf(await announce("2026-09-30 23:59"))).toBeNull();
    const materials = { ...flat(video, "2027-01", "1"), meter: "face-fusion/image-materials" as const };
    expect(refusalOf(await announcePrice(by, materials, at("2026-10-01 00:00")))).toBe("meter_unknown");
  });

  test("is written once however often it is asked for, and corrected by a later one while it is ahead", async () => {
    const by = await staff();
    const announce = (unitPrice: string, now: string) =>
      announcePrice(by, flat(image, "2027-06", unitPrice), at(now));
    await Promise.all(Array.from({ length: 8 }, () => announce("0.9", "2027-01-01 09:00")));
    accepted(await announce("0.04", "2027-01-02 09:00"));
    expect(accepted(await announce("0.04", "2027-01-03 09:00"))).toBeNull();
    const announced = await systemTransaction(readAnnounced);
    const ids = announced.prices.filter(({ id }) => id.startsWith("003/2027-06")).map(({ id }) => id);
    expect(ids).toEqual(["003/2027-06", "003/2027-06.2"]);
    const usage = [{ meter: image, calls: 100, at: at("2027-06-10 12:00") }];
    const scenario = {
      site: "international" as const,
      month: "2027-06" as BillingMonth,
      usage,
      activated: [],
      claims: [],
      purchases: [],
      modes: [],
      contracts: [],
      freePacks: false,
    };
    expect(accepted(estimate(scenario, announced)).total).toBe("4.00");
    expect(accepted(estimate(scenario)).total).toBe("6.50");
    const entries = await audited("price.announced");
    expect(entries.at(-1)).toMatchObject({ before: { id: "003/2027-06" }, after: { id: "003/2027-06.2" } });
  });
});

describe("an announced free quota (rule P10)", () => {
  const month = billingMonth("2026-12");
  const quota = { meter: search, issue: "monthly" as const, units: 5_000, month };

  test("needs 30 days' notice, to the instant", async () => {
    const by = await staff();
    const announce = (now: Date) =>
      announceFreeQuota(by, { ...quota, units: 4_000, month: billingMonth("2028-03") }, now);
    const latest = at("2028-01-31 00:00");
    expect(refusalOf(await announce(new Date(latest.getTime() + 1)))).toBe("price_notice_too_short");
    expect(refusalOf(await announce(latest))).toBeNull();
    expect(refusalOf(await announceFreeQuota(by, { ...quota, meter: video, issue: "monthly" }, latest))).toBe(
      "free_pack_not_offered",
    );
  });

  test("is what accounts get from its month on, by the job, by an early report and by an activation alike", async () => {
    const by = await staff();
    accepted(await announceFreeQuota(by, quota, at("2026-10-20 09:00")));
    const early = await makeCustomer("face-recognition-cn", "100", at("2026-11-10 09:00"));
    const first = at("2026-12-01 00:00");
    await report([call(early, "SearchFaces", 1, first)], first);
    const late = await makeAccount("china", first);
    await activate(late, "face-recognition-cn", at("2026-12-05 09:00"));
    const packs = async (accountId: string) =>
      (await tenantTransaction(accountId, (tx) => listPacks(tx, accountId)))
        .filter(({ meter }) => meter === search)
        .map(({ grantKey, units }) => [grantKey, units])
        .sort();
    expect(await packs(early.accountId)).toEqual([
      [`monthly:${search}:2026-11`, 10_000],
      [`monthly:${search}:2026-12`, 5_000],
    ]);
    expect(await packs(late.accountId)).toEqual([[`monthly:${search}:2026-12`, 5_000]]);
  });
});
