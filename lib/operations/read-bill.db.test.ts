import { describe, expect, test } from "vitest";
import { searchBills } from "@/db/bill-search";
import { listBills } from "@/db/bills";
import { systemTransaction, tenantTransaction } from "@/db/client";
import {
  accepted,
  at,
  buy,
  call,
  gift,
  makeAccount,
  makeCustomer,
  report,
  support,
  topUp,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billingMonth } from "@/lib/billing/billing-month";
import { Decimal } from "@/lib/billing/money";
import type { Actor } from "./actor";
import { attachContract } from "./attach-contract";
import { closeAccounts } from "./closing/close-accounts";
import { listedBill } from "./left-owing";
import { readBill } from "./read-bill";
import { readMonthLines } from "./read-month-lines";
import { setTaxRate } from "./set-tax-rate";

freshDatabase();

const month = billingMonth("2026-10");
const opened = at("2026-10-01 09:00");
const during = at("2026-10-15 12:00");
const closed = at("2026-11-01 00:05");

const monthOf = (actor: Actor) =>
  tenantTransaction(actor.accountId, (tx) => readMonthLines(tx, actor.accountId, month));
/** Closes the account's month and reads its only bill. */
async function billOf(actor: Actor) {
  await systemTransaction((tx) => closeAccounts(tx, [actor.accountId], month, closed));
  return tenantTransaction(actor.accountId, async (tx) => {
    const [bill] = await listBills(tx, actor.accountId, 10);
    const view = bill && (await readBill(tx, actor.accountId, bill.id));
    if (!view) throw new Error("The month made no bill");
    return view;
  });
}
const lineOf = <Line extends { meter: string }>(lines: readonly Line[], meter: string) => {
  const line = lines.find((each) => each.meter === meter);
  if (!line) throw new Error(`No line of ${meter}`);
  return line;
};

describe("a bill, read with its explanation (rule A5)", () => {
  test("names the packs that were drawn, the row of the table, the version, and a sum that comes out", async () => {
    // Document 002, prepaid example 2: 52,000,000 searches with one pack of 50,000,000.
    const actor = await makeCustomer("face-recognition-cn", "200000", opened);
    await buy(actor, "face-recognition-cn/face-search/pack-50000000", opened);
    await report([call(actor, "SearchFaces", 52_000_000, during)], during);
    const bill = await billOf(actor);
    const line = lineOf(bill.lines, "face-recognition-cn/face-search");
    expect(line).toMatchObject({
      calls: 52_000_000,
      covered: { free: 10_000, gifted: 0, purchased: 50_000_000, qps: 0 },
      billable: 1_990_000,
      amount: { currency: "CNY", amount: "6368.00" },
      source: { kind: "list" },
    });
    expect(line.explanation.en).toContain("1,990,000 × CN¥0.0032");
    expect(line.packsDrawn.map(({ origin, units, drawn }) => [origin, units, drawn])).toEqual([
      ["free", 10_000, 10_000],
      ["purchased", 50_000_000, 50_000_000],
    ]);
    expect(line.priceRows.filter(({ reached }) => reached)).toEqual([
      { label: "(0, 3000000]", from: 0, to: 3_000_000, unitPrice: "0.0032", reached: true },
    ]);
    expect(bill.settlement.payments).toEqual([
      { book: "cash", amount: { currency: "CNY", amount: "6368.00" }, voucherId: null },
    ]);
    // 120 % of the list charge is held for the next month (rule L4).
    expect(bill.settlement).toMatchObject({ held: { amount: "7641.60" }, holdPercent: 120 });
  });

  test("shows the rounding as its own figure, and sums that lead to the total (T5)", async () => {
    const actor = await makeCustomer("face-fusion", "1000", opened);
    await report([call(actor, "FuseFace", 9_999, during)], during);
    const bill = await billOf(actor);
    expect(bill).toMatchObject({
      linesExact: { amount: "649.935" },
      rounding: { amount: "0.005" },
      subtotal: { amount: "649.94" },
      billedBefore: null,
    });
    const sum = new Decimal(bill.linesExact.amount).plus(bill.rounding.amount).plus(bill.tax.amount);
    expect(sum.toFixed(2)).toBe(bill.total.amount);
  });

  test("shows for a line without a price the table that has none, and charges nothing for it (P8)", async () => {
    const actor = await makeCustomer("face-recognition-intl", "100", opened);
    await report([call(actor, "VerifyFace", 500, during)], during);
    const bill = await billOf(actor);
    const line = lineOf(bill.lines, "face-recognition-intl/face-verification");
    expect(line).toMatchObject({ status: "needs_quote", amount: null, unitPrice: null, source: null });
    expect(line.priceRows.find(({ reached }) => reached)?.unitPrice).toBeNull();
    expect(bill.total.amount).toBe("0.00");
  });

  test("keeps naming the contract that priced it, also when another one follows (P9)", async () => {
    const actor = await makeCustomer("face-recognition-intl", "100", opened);
    const meter = "face-recognition-intl/face-search" as const;
    const contract = (from: string, unitPrice: string) => ({
      meter,
      effectiveFrom: at(from),
      bounds: "(a,b]" as const,
      tiers: [{ upTo: null, unitPrice }],
    });
    const attach = (price: ReturnType<typeof contract>, now: Date) =>
      attachContract(support(actor), actor.accountId, price, now);
    accepted(await attach(contract("2026-10-01 00:00", "0.002"), opened));
    await report([call(actor, "SearchFaces", 1_000, during)], during);
    const before = await billOf(actor);
    accepted(await attach(contract("2026-09-01 00:00", "9"), at("2026-11-02 09:00")));
    const after = await tenantTransaction(actor.accountId, (tx) => readBill(tx, actor.accountId, before.id));
    expect(after).toEqual(before);
    expect(lineOf(before.lines, meter)).toMatchObject({
      amount: { amount: "2.00" },
      source: { kind: "contract", from: "2026-09-30T16:00:00.000Z" },
      priceRows: [{ unitPrice: "0.002", reached: true }],
    });
  });

  test("tells what its settlement left owing, in whatever state the account is since (L2)", async () => {
    const actor = await makeCustomer("face-fusion", "100", opened);
    accepted(
      await setTaxRate({ ...support(actor), reason: "Taxed since today" }, actor.accountId, "0.1", opened),
    );
    await gift(actor, "5.00", opened);
    await report([call(actor, "FuseFace", 9_999, during)], during);
    const bill = await billOf(actor);
    // 649.94 and tax of 64.99, of which 5 were gifted and 100 cash.
    expect(bill.total.amount).toBe("714.93");
    expect(bill.settlement.leftOwing).toEqual({ currency: "USD", amount: "609.93" });
    expect(bill.settlement.payments.map(({ book, amount }) => [book, amount.amount])).toEqual([
      ["gifted", "5.00"],
      ["cash", "709.93"],
    ]);
    expect(bill.settlement.covered.map(({ book, amount }) => [book, amount.amount])).toEqual([
      ["gifted", "5.00"],
      ["cash", "100.00"],
    ]);
    const found = () =>
      tenantTransaction(actor.accountId, (tx) =>
        searchBills(tx, { accountId: actor.accountId }, "newest", { cursor: null, size: 10 }),
      );
    const [listed] = (await found()).rows.map(listedBill);
    expect(listed).toEqual({ total: bill.total, leftOwing: bill.settlement.leftOwing, quoteLines: 0 });
    await topUp(actor, "1000", at("2026-11-02 09:00"));
    const after = await tenantTransaction(actor.accountId, (tx) => readBill(tx, actor.accountId, bill.id));
    expect(after).toEqual(bill);
  });

  test("left nothing owing where the balances covered it, to the cent (L2)", async () => {
    const actor = await makeCustomer("face-fusion", "649.94", opened);
    await report([call(actor, "FuseFace", 9_999, during)], during);
    expect((await billOf(actor)).settlement.leftOwing.amount).toBe("0.00");
  });

  test("is not there for another account", async () => {
    const actor = await makeCustomer("face-fusion", "100", opened);
    const stranger = await makeAccount("international", opened);
    await report([call(actor, "FuseFace", 10, during)], during);
    const { id } = await billOf(actor);
    const read = (own: Actor, account: string) =>
      tenantTransaction(own.accountId, (tx) => readBill(tx, account, id));
    expect(await read(actor, actor.accountId)).not.toBeNull();
    expect(await read(stranger, stranger.accountId)).toBeNull();
    // Even asked for by the other's id: row security hides it.
    expect(await read(stranger, actor.accountId)).toBeNull();
  });
});

describe("a month so far", () => {
  test("is rated as the bill will be, line by line", async () => {
    const actor = await makeCustomer("face-fusion", "1000", opened);
    await gift(actor, "5.00", opened);
    await report([call(actor, "FuseFace", 1_234, during)], during);
    const [estimate] = await monthOf(actor);
    const bill = await billOf(actor);
    expect(estimate?.total).toEqual(bill.total);
    expect(estimate?.lines.map(({ cliff: _, ...line }) => line)).toEqual(
      bill.lines.map(({ priceRows: _, packsDrawn: __, ...line }) => line),
    );
    expect(estimate?.billId).toBeNull();
    expect((await monthOf(actor))[0]?.billId).toBe(bill.id);
  });

  test("warns of the cliff: 9,999 images cost more than 10,000 (P3)", async () => {
    const actor = await makeCustomer("face-fusion", "1000", opened);
    await report([call(actor, "FuseFace", 9_999, during)], during);
    const [service] = await monthOf(actor);
    expect(lineOf(service?.lines ?? [], "face-fusion/image-face-fusion").cliff).toEqual({
      tier: "[10000, 100000)",
      reachedAt: 10_000,
      callsNeeded: 1,
      amountNow: { currency: "USD", amount: "649.935" },
      amountThen: { currency: "USD", amount: "500.00" },
    });
  });

  test("leaves out services that were not used", async () => {
    expect(await monthOf(await makeCustomer("face-fusion", "10", opened))).toEqual([]);
  });
});
