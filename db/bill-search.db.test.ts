import { describe, expect, test } from "vitest";
import { at, call, makeCustomer, report } from "@/db/testing/arrange";
import { billingMonth, monthEnd } from "@/lib/billing/billing-month";
import { closeAccounts } from "@/lib/operations/closing/close-accounts";
import { type BillFilter, type BillOrder, searchBills, sumBills } from "./bill-search";
import { systemTransaction } from "./client";
import type { Cursor } from "./keyset";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

const opened = at("2026-08-01 09:00");
const months = ["2026-08", "2026-09"].map(billingMonth);

/** Bills of both currencies over two months; one account waits for a price (rule P8). */
async function arrange() {
  const people = [
    { actor: await makeCustomer("face-fusion", "5000", opened), operation: "FuseFace", calls: 20_000 },
    { actor: await makeCustomer("face-fusion", "5000", opened), operation: "FuseFace", calls: 40_000 },
    { actor: await makeCustomer("face-recognition-intl", "0", opened), operation: "VerifyFace", calls: 9 },
    {
      actor: await makeCustomer("face-recognition-cn", "90000", opened),
      operation: "CompareFace",
      calls: 60_000,
    },
  ];
  for (const month of months) {
    const during = at(`${month}-15 12:00`);
    for (const { actor, operation, calls } of people)
      await report([call(actor, operation, calls, during)], during);
    const ids = people.map(({ actor }) => actor.accountId);
    await systemTransaction((tx) =>
      closeAccounts(tx, ids, month, new Date(monthEnd(month).getTime() + 300_000)),
    );
  }
  return people.map(({ actor }) => actor.accountId);
}

async function walk(filter: BillFilter, order: BillOrder) {
  const seen: string[] = [];
  let cursor: Cursor = null;
  for (;;) {
    const page = await systemTransaction((tx) => searchBills(tx, filter, order, { cursor, size: 3 }));
    seen.push(...page.rows.map(({ bill }) => `${bill.currency} ${bill.month} ${bill.total.toFixed(2)}`));
    if (page.next === null) return seen;
    cursor = { after: page.next };
  }
}

describe("the bills of all accounts", () => {
  test("are found, ordered and added up, each currency by itself", async () => {
    const accounts = await arrange();
    // 20,000 and 40,000 images at 0.05; 50,000 comparisons at 0.0032 (10,000 are free each month).
    const largest = [
      "USD 2000.00",
      "USD 2000.00",
      "USD 1000.00",
      "USD 1000.00",
      "USD 0.00",
      "USD 0.00",
      "CNY 160.00",
      "CNY 160.00",
    ];
    const amounts = (rows: readonly string[]) => rows.map((row) => row.replace(/ 2026-\d\d/, ""));
    expect(amounts(await walk({}, "largest"))).toEqual(largest);
    for (const order of ["newest", "account"] as const) {
      expect(amounts(await walk({}, order)).sort()).toEqual([...largest].sort());
    }
    const newest = (await walk({}, "newest")).map((row) => row.split(" ")[1]);
    expect(newest).toEqual([...newest].sort().reverse());

    const [usd, cny] = await systemTransaction((tx) => sumBills(tx, {}));
    expect([usd?.currency, usd?.bills, usd?.accounts, usd?.total.toFixed(2), usd?.quoteLines]).toEqual([
      "USD",
      6,
      3,
      "6000.00",
      2,
    ]);
    expect([cny?.currency, cny?.bills, cny?.total.toFixed(2), cny?.quoteLines]).toEqual([
      "CNY",
      2,
      "320.00",
      0,
    ]);

    const first = accounts[0] ?? "";
    const filters: [BillFilter, number][] = [
      [{ month: "2026-08" }, 4],
      [{ month: "2026-07" }, 0],
      [{ accountId: first }, 2],
      [{ service: "face-fusion", month: "2026-09" }, 2],
      [{ needsQuote: true }, 2],
      [{ currency: "CNY" }, 2],
      [{ kind: "adjustment" }, 0],
    ];
    for (const [filter, count] of filters) {
      expect((await walk(filter, "newest")).length).toBe(count);
      const sums = await systemTransaction((tx) => sumBills(tx, filter));
      expect(sums.reduce((total, { bills }) => total + bills, 0)).toBe(count);
    }
  });
});
