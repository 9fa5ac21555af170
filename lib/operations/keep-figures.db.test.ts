import { beforeEach, describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { accepted, at, buy, call, makeCustomer, refusalOf, report, topUp } from "@/db/testing/arrange";
import { emptyTables } from "@/db/testing/empty-tables";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { billingMonth } from "@/lib/billing/billing-month";
import { adjustBills } from "./adjust-bills";
import { closeMonth } from "./close-month";
import { askForReconciliation, keepFigures } from "./keep-figures";
import { readReconciliation } from "./read-reconciliation";
import { readRevenue } from "./read-revenue";

freshDatabase();

const september = billingMonth("2026-09");
const october = billingMonth("2026-10");
const november = billingMonth("2026-11");
const start = at("2026-09-10 10:00");
const image = "face-fusion/image-face-fusion";

beforeEach(emptyTables);

/** Half a day on by the machine's clock, so that the sums are old whatever the test wrote meanwhile. */
const keep = (now: Date) => keepFigures(now, new Date(Date.now() + 12 * 3_600_000));
const revenue = (last = october, more: object = {}) =>
  systemTransaction((tx) => readRevenue(tx, { currency: "USD", last, ...more }));
const amounts = async (last = october) =>
  (await revenue(last)).months.slice(-3).map(({ month, total }) => [month, total.amount]);
const look = (month = october) => systemTransaction((tx) => readReconciliation(tx, month, "USD"));

describe("monthly revenue", () => {
  test("is usage in the month it happened in and purchases in theirs, and follows what is written later", async () => {
    const actor = await makeCustomer("face-fusion", "1000", start);
    await report([call(actor, "FuseFace", 1_000, start)], start);
    accepted(await closeMonth(september, at("2026-10-01 00:05")));
    await buy(actor, `${image}/pack-1000`, at("2026-10-05 10:00"), { quantity: 2 });
    await keep(at("2026-10-06 10:00"));
    expect(await amounts()).toEqual([
      ["2026-08", "0.00"],
      ["2026-09", "65.00"],
      ["2026-10", "120.00"],
    ]);
    // Late usage: the month is rated again, and what its bills come to is its revenue (rule U7).
    await report([call(actor, "FuseFace", 1_000, start)], at("2026-10-06 11:00"));
    await adjustBills(at("2026-10-07 11:00"));
    await keep(at("2026-10-07 12:00"));
    const [, late] = await amounts();
    const [bills] = await asOwner(
      (sql) => sql`select count(*)::int as n, sum(subtotal)::numeric(20,2)::text as net from bills`,
    );
    expect(bills?.n).toBe(2);
    expect(late).toEqual(["2026-09", bills?.net]);
  });

  test("is zero where nothing was ever sold", async () => {
    await keep(start);
    const { months, changes } = await revenue();
    expect(months).toHaveLength(12);
    expect(months.every(({ total }) => total.amount === "0.00")).toBe(true);
    expect(changes).toEqual([]);
  });

  test("says why a month differs: the effects of all that was sold sum to the difference", async () => {
    const actor = await makeCustomer("face-fusion", "10000", start);
    await report([call(actor, "FuseFace", 8_000, start)], start);
    accepted(await closeMonth(september, at("2026-10-01 00:05")));
    await buy(actor, `${image}/pack-10000`, at("2026-10-02 10:00"));
    const inOctober = at("2026-10-10 10:00");
    await report([call(actor, "FuseFace", 13_000, inOctober)], inOctober);
    await report([call(actor, "SubmitVideoFaceFusionJob", 100, inOctober)], inOctober);
    accepted(await closeMonth(october, at("2026-11-01 00:05")));
    await keep(at("2026-11-02 10:00"));
    const { months, changes } = await revenue();
    const last = months.at(-1);
    const sum = (key: "difference" | "volume" | "packs" | "price") =>
      changes.reduce((total, { effects }) => total + Number(effects[key].amount), 0);
    for (const key of ["difference", "volume", "packs", "price"] as const)
      expect(sum(key)).toBeCloseTo(Number(last?.effects[key].amount), 8);
    expect(sum("volume") + sum("packs") + sum("price")).toBeCloseTo(sum("difference"), 8);
    const calls = changes.find(({ item }) => item === image);
    expect(Number(calls?.effects.volume.amount)).toBeGreaterThan(0);
    expect(Number(calls?.effects.packs.amount)).toBeLessThan(0);
    expect(last?.byKind.get("call_pack")).toEqual({ currency: "USD", amount: "450.00" });
    const ofPacks = await revenue(october, { kind: "call_pack" });
    expect(ofPacks.months.at(-1)?.total.amount).toBe("450.00");
  });
});

describe("the worker's look at the books", () => {
  test("is at this month and the one before, once a day, and again when a run has made bills", async () => {
    const actor = await makeCustomer("face-fusion", "1000", start);
    await report([call(actor, "FuseFace", 1_000, start)], start);
    const morning = at("2026-10-01 00:01");
    await keep(morning);
    expect((await look(september)).checkedAt).toEqual(morning);
    expect((await look(october)).checkedAt).toEqual(morning);
    await keep(at("2026-10-01 00:02"));
    expect((await look(september)).checkedAt).toEqual(morning);
    accepted(await closeMonth(september, at("2026-10-01 00:05")));
    const billed = at("2026-10-01 00:06");
    await keep(billed);
    const found = await look(october);
    expect(found.checkedAt).toEqual(billed);
    expect(found.checks.find(({ id }) => id === "bills")?.compared).toBe(1);
    await keep(at("2026-10-02 00:01"));
    expect((await look(october)).checkedAt).toEqual(at("2026-10-02 00:01"));
  });

  test("answers a request once, of any month that has begun", async () => {
    const now = at("2026-10-20 12:00");
    await keep(now);
    await topUp(await makeCustomer("face-fusion", "0", start), "5", start);
    const asked = at("2026-10-20 12:30");
    accepted(await askForReconciliation(september, "USD", asked));
    expect((await look(september)).waiting).toBe(true);
    await keep(at("2026-10-20 12:31"));
    const found = await look(september);
    expect(found).toMatchObject({ waiting: false, checkedAt: at("2026-10-20 12:31") });
    expect(found.checks.find(({ id }) => id === "topUps")?.found).toEqual({
      currency: "USD",
      amount: "5.00",
    });
    await keep(at("2026-10-20 12:32"));
    expect((await look(september)).checkedAt).toEqual(at("2026-10-20 12:31"));
    expect(refusalOf(await askForReconciliation(november, "USD", asked))).toBe("month_not_begun");
  });
});
