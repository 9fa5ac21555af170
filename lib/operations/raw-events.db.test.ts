import { describe, expect, it } from "vitest";
import { systemTransaction } from "@/db/client";
import { recountUsage } from "@/db/recount";
import { at, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { runDueWork } from "./run-due-work";

freshDatabase();

describe("keeping raw usage events", () => {
  it("lets raw events of over 400 days ago go, and keeps what was billed of them", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2027-02-01 09:00"));
    await report([call(actor, "FuseFace", 100, at("2027-02-03 12:00"))], at("2027-02-03 12:01"));
    await runDueWork(at("2027-03-01 00:05"));
    await runDueWork(at("2028-02-20 00:00"));
    const counted = async () => (await systemTransaction((tx) => recountUsage(tx, [actor.accountId])))[0];
    expect(await counted()).toMatchObject({ events: 100, months: 100 });
    await runDueWork(at("2028-04-20 00:00"));
    expect(await counted()).toMatchObject({ events: 0, months: 100, hours: 100 });
  });
});
