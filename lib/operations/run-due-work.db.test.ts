import { describe, expect, it } from "vitest";
import { findBillingRun } from "@/db/billing-runs";
import { listBills } from "@/db/bills";
import { systemTransaction } from "@/db/client";
import { listPacks } from "@/db/packs";
import { at, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { runDueWork } from "./run-due-work";

freshDatabase();
proveBooksAfterEach();

describe("the worker's tick", () => {
  it("closes the month from five minutes into the 1st, issues the month's packs, and changes nothing when repeated", async () => {
    const actor = await makeCustomer("face-recognition-cn", "100.00", at("2026-10-10 09:00"));
    await report([call(actor, "DetectFace", 30_000, at("2026-10-11 12:00"))], at("2026-10-11 12:01"));
    await runDueWork(at("2026-11-01 00:04"));
    expect(await systemTransaction((tx) => findBillingRun(tx, "2026-10"))).toBeUndefined();
    await runDueWork(at("2026-11-01 00:05"));
    await Promise.all([runDueWork(at("2026-11-01 00:06")), runDueWork(at("2026-11-01 00:06"))]);
    const bills = await systemTransaction((tx) => listBills(tx, actor.accountId, 10));
    // 30,000 less the free 10,000, at 0.0005.
    expect(bills.map((bill) => bill.total.toFixed(2))).toEqual(["10.00"]);
    const packs = await systemTransaction((tx) => listPacks(tx, actor.accountId));
    expect(packs.filter((pack) => pack.grantKey?.endsWith(":2026-11"))).toHaveLength(8);
  });

  it("closes every month that was missed, oldest first, when the clock jumped", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2026-11-02 09:00"));
    await report([call(actor, "FuseFace", 100, at("2026-11-03 12:00"))], at("2026-11-03 12:01"));
    await report([call(actor, "FuseFace", 200, at("2026-12-03 12:00"))], at("2026-12-03 12:01"));
    await runDueWork(at("2027-01-15 00:00"));
    const bills = await systemTransaction((tx) => listBills(tx, actor.accountId, 10));
    expect(bills.map((bill) => [bill.month, bill.total.toFixed(2)])).toEqual([
      ["2026-12", "13.00"],
      ["2026-11", "6.50"],
    ]);
  });
});
