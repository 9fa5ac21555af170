import { describe, expect, it, test } from "vitest";
import { findAccount, listServiceChanges } from "@/db/accounts";
import { findBill, listBills } from "@/db/bills";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { accepted, activate, at, call, makeCustomer, report, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner, behindTriggers } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { billingMonth } from "@/lib/billing/billing-month";
import type { ContractPrice, MeterId } from "@/lib/billing/catalog/types";
import { Decimal } from "@/lib/billing/money";
import type { Actor } from "./actor";
import { adjustBills } from "./adjust-bills";
import { attachContract } from "./attach-contract";
import { claimFreePack } from "./claim-free-pack";
import { closeMonth } from "./close-month";

freshDatabase();
proveBooksAfterEach();

const cashOf = (accountId: string) =>
  systemTransaction(async (tx) => (await findBalancesOf(tx, accountId)).cash.toFixed(2));
const flat = (meter: MeterId, from: string, unitPrice: string): ContractPrice => ({
  meter,
  effectiveFrom: at(from),
  bounds: "[a,b)",
  tiers: [{ upTo: null, unitPrice }],
});
const billsOf = (accountId: string) => systemTransaction((tx) => listBills(tx, accountId, 50));

describe("late usage of a billed month (rule U7)", () => {
  it("is billed as a difference of its own, the day after it came, and once", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2026-10-01 09:00"));
    await report([call(actor, "FuseFace", 100, at("2026-10-10 12:00"))], at("2026-10-10 12:01"));
    accepted(await closeMonth(billingMonth("2026-10"), at("2026-11-01 00:05")));
    expect(await cashOf(actor.accountId)).toBe("993.50");

    await report([call(actor, "FuseFace", 200, at("2026-10-20 12:00"))], at("2026-11-02 10:00"));
    await adjustBills(at("2026-11-02 23:59"));
    expect(await billsOf(actor.accountId)).toHaveLength(1);
    await adjustBills(at("2026-11-03 00:00"));
    await adjustBills(at("2026-11-03 00:01"));

    const [first, second, ...more] = await billsOf(actor.accountId);
    expect(more).toEqual([]);
    expect([first?.kind, first?.sequence, first?.total.toFixed(2)]).toEqual(["month", 0, "6.50"]);
    expect([second?.kind, second?.sequence, second?.total.toFixed(2)]).toEqual(["adjustment", 1, "13.00"]);
    expect(await cashOf(actor.accountId)).toBe("980.50");
  });

  it("is a month's first bill where nothing had been used in it, of 0 where packs cover the calls (rule L1), and once", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2025-11-01 09:00"));
    accepted(await claimFreePack(actor, "face-fusion/image-face-fusion", at("2025-11-02 09:00")));
    accepted(await closeMonth(billingMonth("2025-11"), at("2025-12-01 00:05")));
    expect(await billsOf(actor.accountId)).toEqual([]);
    await report([call(actor, "FuseFace", 100, at("2025-11-20 12:00"))], at("2025-12-02 10:00"));
    await adjustBills(at("2025-12-03 00:00"));
    await report([call(actor, "FuseFace", 100, at("2025-11-21 12:00"))], at("2025-12-03 10:00"));
    await adjustBills(at("2025-12-04 00:00"));
    const [only, ...more] = await billsOf(actor.accountId);
    expect(more).toEqual([]);
    expect([only?.month, only?.total.toFixed(2)]).toEqual(["2025-11", "0.00"]);
    expect(await cashOf(actor.accountId)).toBe("1000.00");
  });

  it("gives money back to cash when the late calls reach a cheaper tier", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2026-08-01 09:00"));
    await report([call(actor, "FuseFace", 9_999, at("2026-08-10 12:00"))], at("2026-08-10 12:01"));
    accepted(await closeMonth(billingMonth("2026-08"), at("2026-09-01 00:05")));
    await report([call(actor, "FuseFace", 1, at("2026-08-31 23:59"))], at("2026-09-01 01:00"));
    await adjustBills(at("2026-09-02 00:00"));

    const bills = await billsOf(actor.accountId);
    const total = bills.reduce((sum, bill) => sum.plus(bill.total), new Decimal(0));
    // 9,999 × 0.065 = 649.94; 10,000 × 0.05 = 500.00.
    expect(total.toFixed(2)).toBe("500.00");
    expect(await cashOf(actor.accountId)).toBe("500.00");
  });

  it("changes nothing of a bill that was issued, and explains the month as it is now on the new one", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2026-06-01 09:00"));
    await report([call(actor, "FuseFace", 10, at("2026-06-10 12:00"))], at("2026-06-10 12:01"));
    accepted(await closeMonth(billingMonth("2026-06"), at("2026-07-01 00:05")));
    await report([call(actor, "FuseFace", 5, at("2026-06-11 12:00"))], at("2026-07-01 12:00"));
    await adjustBills(at("2026-07-02 00:00"));
    const callsOf = async (sequence: number) => {
      const bill = (await billsOf(actor.accountId)).find((each) => each.sequence === sequence);
      const found = bill && (await systemTransaction((tx) => findBill(tx, actor.accountId, bill.id)));
      return found?.lines[0]?.calls;
    };
    expect(await callsOf(0)).toBe(10);
    expect(await callsOf(1)).toBe(15);
  });
});

test("an account that was set aside keeps nobody else's late usage waiting, and has its month's bill first", async () => {
  const [broken, sound] = [
    await makeCustomer("face-fusion", "100.00", at("2026-02-01 09:00")),
    await makeCustomer("face-fusion", "100.00", at("2026-02-01 09:00")),
  ];
  const both = (calls: number, when: Date) =>
    report(
      [broken, sound].map((actor) => call(actor, "FuseFace", calls, at("2026-02-10 12:00"))),
      when,
    );
  await both(100, at("2026-02-10 12:01"));
  const spoilt = broken.accountId;
  await behindTriggers((sql) => sql`insert into balances values (${spoilt}, 'held', 'nonsense', 'USD', 1)`);
  const close = () => closeMonth(billingMonth("2026-02"), at("2026-03-01 00:05"));
  expect(accepted(await close())).toEqual({ completed: false });
  await both(200, at("2026-03-01 10:00"));
  await adjustBills(at("2026-03-02 00:00"));
  const totals = async (accountId: string) =>
    (await billsOf(accountId)).map(({ kind, total }) => [kind, total.toFixed(2)]);
  expect(await totals(sound.accountId)).toEqual([
    ["month", "6.50"],
    ["adjustment", "13.00"],
  ]);
  expect(await totals(broken.accountId)).toEqual([]);

  await behindTriggers((sql) => sql`delete from balances where account_id = ${spoilt} and item = 'nonsense'`);
  expect(accepted(await close())).toEqual({ completed: true });
  await adjustBills(at("2026-03-02 00:01"));
  expect(await totals(broken.accountId)).toEqual([["month", "19.50"]]);
});

test("what one service's difference gives back and another's takes again leaves the account overdue as it was", async () => {
  const actor = await makeCustomer("faceid-intl", "380.00", at("2026-01-01 09:00"));
  await activate(actor, "face-fusion", at("2026-01-01 09:00"));
  const calls = (compared: number, fused: number, now: Date) =>
    report(
      [
        call(actor, "LivenessCompare", compared, at("2026-01-10 12:00")),
        call(actor, "FuseFace", fused, at("2026-01-10 12:00")),
      ],
      now,
    );
  await calls(1_000, 100, at("2026-01-10 12:01"));
  accepted(await closeMonth(billingMonth("2026-01"), at("2026-02-01 00:05")));
  // 380 - 1,000 × 0.4 - 100 × 0.065
  expect(await cashOf(actor.accountId)).toBe("-26.50");

  await calls(1, 400, at("2026-02-01 10:00"));
  await adjustBills(at("2026-02-02 00:00"));
  // 1,001 × 0.35 gives 49.65 back, 400 × 0.065 takes 26.00.
  expect(await cashOf(actor.accountId)).toBe("-2.85");
  const { account, changes } = await systemTransaction(async (tx) => ({
    account: await findAccount(tx, actor.accountId),
    changes: await listServiceChanges(tx, [actor.accountId]),
  }));
  expect(account?.overdueSince).toEqual(at("2026-02-01 00:05"));
  expect(account?.nextStopAt).toEqual(at("2026-02-02 00:05"));
  const ofFaceid = changes.filter(({ service }) => service === "faceid-intl");
  expect(ofFaceid.map(({ change, occurredAt }) => [change, occurredAt])).toEqual([
    ["activated", at("2026-01-01 09:00")],
    ["stopped", at("2026-02-01 00:05")],
  ]);
});

describe("a contract for calls that had no price (rules P8, P9)", () => {
  it("bills the waiting line then, and leaves the other lines as they were billed", async () => {
    const actor = await makeCustomer("faceid-cn", "900000.00", at("2026-04-01 09:00"));
    await report(
      [
        call(actor, "LivenessRecognition", 200_050, at("2026-04-10 12:00")),
        call(actor, "IdCardVerification", 100, at("2026-04-10 12:00")),
      ],
      at("2026-04-10 12:01"),
    );
    accepted(await closeMonth(billingMonth("2026-04"), at("2026-05-01 00:05")));
    const [issued] = await billsOf(actor.accountId);
    expect(issued?.total.toFixed(2)).toBe("30.00");

    const contract = {
      meter: "faceid-cn/liveness-verification" as const,
      effectiveFrom: at("2026-04-01 00:00"),
      bounds: "[a,b)" as const,
      tiers: [{ upTo: null, unitPrice: "0.5" }],
    };
    const attach = () =>
      attachContract(
        { userId: actor.userId, reason: "agreed" },
        actor.accountId,
        contract,
        at("2026-05-05 10:00"),
      );
    const { bills } = accepted(await attach());
    // 200,050 calls less 50 trial calls, at 0.5.
    expect(bills.map(({ kind, total }) => [kind, total.toFixed(2)])).toEqual([["supplement", "100000.00"]]);
    expect(accepted(await attach()).bills).toEqual([]);
    await adjustBills(at("2026-05-05 10:01"));
    expect(await billsOf(actor.accountId)).toHaveLength(2);
  });

  it("prices a line however long it has waited", async () => {
    const actor = await makeCustomer("face-recognition-intl", "100.00", at("2025-04-01 09:00"));
    await report([call(actor, "SearchFaces", 1_000, at("2025-04-10 12:00"))], at("2025-04-10 12:01"));
    accepted(await closeMonth(billingMonth("2025-04"), at("2025-05-01 00:05")));
    const contract = flat("face-recognition-intl/face-search", "2025-04-01 00:00", "0.002");
    const { bills } = accepted(
      await attachContract(support(actor), actor.accountId, contract, at("2026-05-05 10:00")),
    );
    expect(bills.map(({ month, total }) => [month, total.toFixed(2)])).toEqual([["2025-04", "2.00"]]);
  });
});

describe("a contract with a date in the past (rule P9)", () => {
  const image = "face-fusion/image-face-fusion";
  const used = async (month: string, actor: Actor, calls = 1_000) => {
    const when = at(`${month}-10 12:00`);
    await report([call(actor, "FuseFace", calls, when)], when);
  };
  const close = async (month: string, now: string) =>
    accepted(await closeMonth(billingMonth(month), at(now)));

  it("bills the difference of every closed month since then at once, either way, and leaves their bills alone", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2027-01-01 09:00"));
    await used("2027-01", actor);
    await close("2027-01", "2027-02-01 00:05");
    await used("2027-02", actor, 10_000);
    await close("2027-02", "2027-03-01 00:05");
    await used("2027-03", actor);
    const contract = flat(image, "2027-01-01 00:00", "0.06");
    const attach = () => attachContract(support(actor), actor.accountId, contract, at("2027-03-20 10:00"));
    const { bills } = accepted(await attach());
    // 1,000 × (0.06 - 0.065) and 10,000 × (0.06 - 0.05); March is not over.
    expect(bills.map(({ month, kind, total }) => [month, kind, total.toFixed(2)])).toEqual([
      ["2027-01", "adjustment", "-5.00"],
      ["2027-02", "adjustment", "100.00"],
    ]);
    expect(await cashOf(actor.accountId)).toBe("340.00");
    expect(accepted(await attach()).bills).toEqual([]);
    await adjustBills(at("2027-03-21 00:00"));
    const issued = await billsOf(actor.accountId);
    expect(issued.filter(({ kind }) => kind === "month").map(({ total }) => total.toFixed(2))).toEqual([
      "500.00",
      "65.00",
    ]);
    expect(issued).toHaveLength(4);
  });

  it("reaches as far back as a late call does, and no farther (U7)", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2027-04-01 09:00"));
    await used("2027-04", actor);
    await close("2027-04", "2027-05-01 00:05");
    await used("2027-05", actor);
    await close("2027-05", "2027-06-01 00:05");
    const contract = flat(image, "2027-04-01 00:00", "0.06");
    // April ended 90 days before 30 July, 00:00.
    const now = at("2027-07-30 00:00");
    const { bills } = accepted(await attachContract(support(actor), actor.accountId, contract, now));
    expect(bills.map(({ month }) => month)).toEqual(["2027-05"]);
  });

  it("leaves a month whose bills are not made yet to its close", async () => {
    const actor = await makeCustomer("face-fusion", "1000.00", at("2027-08-01 09:00"));
    await used("2027-08", actor);
    const contract = flat(image, "2027-08-01 00:00", "0.06");
    const { bills } = accepted(
      await attachContract(support(actor), actor.accountId, contract, at("2027-09-01 00:02")),
    );
    expect(bills).toEqual([]);
    await close("2027-08", "2027-09-01 00:05");
    await adjustBills(at("2027-09-01 00:06"));
    expect((await billsOf(actor.accountId)).map(({ total }) => total.toFixed(2))).toEqual(["60.00"]);
  });
});

describe("late usage that has no price (rule P8)", () => {
  it("is a bill of nothing that waits, and sales is told of it once", async () => {
    const actor = await makeCustomer("face-recognition-intl", "100.00", at("2026-03-01 09:00"));
    accepted(await closeMonth(billingMonth("2026-03"), at("2026-04-01 00:05")));
    const late = (calls: number, when: string) =>
      report([call(actor, "SearchFaces", calls, at("2026-03-10 12:00"))], at(when));
    await late(100, "2026-04-02 10:00");
    await adjustBills(at("2026-04-03 00:00"));
    await late(100, "2026-04-03 10:00");
    await adjustBills(at("2026-04-04 00:00"));
    expect((await billsOf(actor.accountId)).map(({ kind, total }) => [kind, total.toFixed(2)])).toEqual([
      ["adjustment", "0.00"],
    ]);
    const told = await asOwner(
      (
        sql,
      ) => sql`select m.kind from deliveries d join messages m on (m.account_id, m.id) = (d.account_id, d.message_id)
        where d.channel = 'sales' and d.account_id = ${actor.accountId} order by d.created_at`,
    );
    expect(told.map(({ kind }) => kind)).toEqual(["quote_reached", "needs_quote"]);
  });
});
