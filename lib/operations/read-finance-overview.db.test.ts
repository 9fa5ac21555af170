import { expect, test } from "vitest";
import { saveRunFailure } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { accepted, at, call, makeCustomer, report } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { behindTriggers } from "@/db/testing/owner";
import { billingMonth } from "@/lib/billing/billing-month";
import { closeMonth } from "./close-month";
import { askForReconciliation, keepFigures } from "./keep-figures";
import { readFinanceOverview } from "./read-finance-overview";

freshDatabase();

const september = billingMonth("2026-09");
const start = at("2026-09-10 10:00");
const now = at("2026-10-02 12:00");
const read = () => systemTransaction((tx) => readFinanceOverview(tx, now));

test("finance's overview of an instance that nothing happened in yet says so", async () => {
  expect(await read()).toMatchObject({ lastRun: null, failed: 0, quoteLines: 0, books: [] });
});

test("it tells the last close, who waits, what has no price, whether the books agree, and the last months", async () => {
  const dollars = await makeCustomer("face-fusion", "1000", start);
  // 250,000 calls of 004 have no published price (rule P7).
  const yuan = await makeCustomer("faceid-cn", "1000", start);
  await report([call(dollars, "FuseFace", 1_000, start)], start);
  await report([call(yuan, "LivenessRecognition", 250_000, start)], start);
  accepted(await closeMonth(september, at("2026-10-01 00:05")));
  await systemTransaction((tx) => saveRunFailure(tx, yuan.accountId, september, "arranged by a test", now));
  await behindTriggers(
    (sql) => sql`update balances set amount = amount + 1 where account_id = ${dollars.accountId}`,
  );
  await keepFigures(now, new Date());
  const overview = await read();
  expect(overview.checking).toBe(false);
  expect(overview).toMatchObject({ failed: 1, quoteLines: 1 });
  expect(overview.lastRun).toMatchObject({ month: "2026-09", done: 2, bills: 2 });
  expect(overview.books.map(({ month, currency, state }) => [month, currency, state])).toEqual([
    ["2026-10", "USD", "differs"],
    ["2026-10", "CNY", "matches"],
    ["2026-09", "USD", "differs"],
    ["2026-09", "CNY", "matches"],
  ]);
  expect(overview.revenue).toEqual([
    {
      month: "2026-09",
      totals: [
        { currency: "USD", amount: "65.00" },
        { currency: "CNY", amount: "0.00" },
      ],
    },
    {
      month: "2026-08",
      totals: [
        { currency: "USD", amount: "0.00" },
        { currency: "CNY", amount: "0.00" },
      ],
    },
  ]);
});

test("until the books are compared again after a close it says that they are being checked", async () => {
  const closed = at("2026-11-01 00:05");
  const overview = () => systemTransaction((tx) => readFinanceOverview(tx, closed));
  const states = async () => (await overview()).books.slice(0, 2).map(({ month, state }) => [month, state]);
  await keepFigures(closed, new Date());
  expect((await overview()).checking).toBe(false);
  const before = await states();
  accepted(await closeMonth(billingMonth("2026-10"), new Date(closed.getTime() + 60_000)));
  expect((await overview()).checking).toBe(true);
  expect(await states()).toEqual([
    ["2026-11", "checking"],
    ["2026-11", "checking"],
  ]);
  await keepFigures(new Date(closed.getTime() + 120_000), new Date());
  expect((await overview()).checking).toBe(false);
  expect(await states()).toEqual(before);
});

test("a month that somebody asked to look at again is being checked until the answer", async () => {
  const later = new Date(at("2026-11-01 00:05").getTime() + 180_000);
  const stateOf = async () =>
    (await systemTransaction((tx) => readFinanceOverview(tx, later))).books.find(
      ({ month, currency }) => month === "2026-10" && currency === "CNY",
    )?.state;
  expect(await stateOf()).toBe("matches");
  accepted(await askForReconciliation(billingMonth("2026-10"), "CNY", later));
  expect(await stateOf()).toBe("checking");
  await keepFigures(later, new Date());
  expect(await stateOf()).toBe("matches");
});
