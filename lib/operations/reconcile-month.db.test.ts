import { beforeEach, describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { listPacksOfOrder } from "@/db/packs";
import type { CheckId } from "@/db/reconciliation-report";
import { accepted, activate, at, buy, call, makeAccount, report, topUp } from "@/db/testing/arrange";
import { emptyTables } from "@/db/testing/empty-tables";
import { freshDatabase } from "@/db/testing/fresh-database";
import { behindTriggers } from "@/db/testing/owner";
import { billingMonth } from "@/lib/billing/billing-month";
import type { PaymentProvider, ProviderPayment } from "@/lib/payments/provider";
import type { Actor } from "./actor";
import { closeMonth } from "./close-month";
import { completeSubmittedRefunds } from "./complete-refunds";
import { readReconciliation } from "./read-reconciliation";
import { reconcileMonth } from "./reconcile-month";
import { requestRefund } from "./request-refund";

freshDatabase();

const september = billingMonth("2026-09");
const october = billingMonth("2026-10");
const start = at("2026-09-10 10:00");
const closing = at("2026-10-01 00:05");
const now = at("2026-10-20 12:00");
const image = "face-fusion/image-face-fusion";

interface Books {
  readonly dollars: Actor;
  readonly yuan: Actor;
  readonly order: string;
  readonly topUpId: string;
}
let books: Books;

/** A month with money of every kind: packs bought and given back, usage with tax, a hold, late usage. */
async function arrange(): Promise<Books> {
  const dollars = await makeAccount("international", start);
  const yuan = await makeAccount("china", start);
  await behindTriggers(async (sql) => {
    await sql`update accounts set tax_rate = 0.06`;
  });
  await activate(dollars, "face-fusion", start);
  await activate(yuan, "face-recognition-cn", start);
  const topUpId = await topUp(dollars, "50000", start);
  await topUp(yuan, "20000", start);
  await report([call(yuan, "CompareFace", 200_000, start)], start);
  await report([call(dollars, "FuseFace", 2_500, start)], start);
  accepted(await closeMonth(september, closing));
  const order = await buy(dollars, `${image}/pack-1000`, closing, { quantity: 3 });
  const packs = await systemTransaction((tx) => listPacksOfOrder(tx, dollars.accountId, order));
  accepted(await requestRefund(dollars, packs[0]?.id ?? "", closing));
  await completeSubmittedRefunds(at("2026-10-01 00:10"));
  await buy(dollars, "face-fusion/video-face-fusion/qps-month", closing, { qps: 1, terms: 2 });
  await report([call(dollars, "FuseFace", 400, at("2026-10-05 10:00"))], at("2026-10-05 10:00"));
  return { dollars, yuan, order, topUpId };
}

/** What the look at a month found to differ: the check and what it is about. */
async function differences(month = october, currency: "USD" | "CNY" = "USD", providers?: PaymentProvider[]) {
  await reconcileMonth(month, currency, now, providers);
  const found = await systemTransaction((tx) => readReconciliation(tx, month, currency));
  return found.checks.flatMap(({ id, findings }) => findings.map(({ reference }) => [id, reference]));
}

beforeEach(async () => {
  await emptyTables();
  books = await arrange();
});

describe("books that nobody touched", () => {
  test.each([september, october])("match in %s in either currency, and are shown so", async (month) => {
    for (const currency of ["USD", "CNY"] as const) {
      expect(await differences(month, currency)).toEqual([]);
      const found = await systemTransaction((tx) => readReconciliation(tx, month, currency));
      expect(found).toMatchObject({ state: "matches", checkedAt: now, waiting: false });
      expect(found.trialSum?.closing).toEqual({ currency, amount: "0.00" });
      expect(found.trial.length).toBeGreaterThan(1);
    }
  });

  test("every check had something to compare in the two months together", async () => {
    const compared = new Map<CheckId, number>();
    for (const month of [september, october])
      for (const currency of ["USD", "CNY"] as const) {
        await reconcileMonth(month, currency, now);
        const { checks } = await systemTransaction((tx) => readReconciliation(tx, month, currency));
        for (const check of checks) compared.set(check.id, (compared.get(check.id) ?? 0) + check.compared);
      }
    expect([...compared].filter(([, count]) => count === 0)).toEqual([]);
    expect(compared.size).toBe(11);
  });

  test("a month opens with what the month before closed with, book by book", async () => {
    await reconcileMonth(september, "USD", now);
    await reconcileMonth(october, "USD", now);
    const [before, after] = await Promise.all(
      [september, october].map((month) => systemTransaction((tx) => readReconciliation(tx, month, "USD"))),
    );
    for (const { book, closing } of before?.trial ?? [])
      expect(after?.trial.find((row) => row.book === book)?.opening).toEqual(closing);
    expect(after?.trial.find(({ book }) => book === "usage_sales")?.credits.amount).toBe("162.50");
  });

  test("usage of a month is deducted in the next", async () => {
    await reconcileMonth(october, "USD", now);
    const { deductions } = await systemTransaction((tx) => readReconciliation(tx, october, "USD"));
    expect(deductions).toEqual([
      {
        usageMonth: "2026-09",
        deductedIn: "2026-10",
        bills: 1,
        total: { currency: "USD", amount: "172.25" },
      },
    ]);
  });

  test("deferred revenue of packs and quotas moves by what was sold, used, refunded and by time", async () => {
    await reconcileMonth(october, "USD", now);
    const { deferred, deferredSum } = await systemTransaction((tx) => readReconciliation(tx, october, "USD"));
    const row = deferred.find(({ offer }) => offer === `${image}/pack-1000`);
    // Three packs of 60.00; one goes back, 400 of 1,000 calls of another are used.
    expect(row && Object.entries(row).map(([key, value]) => [key, Object(value).amount ?? value])).toEqual([
      ["service", "face-fusion"],
      ["kind", "call_pack"],
      ["offer", `${image}/pack-1000`],
      ["open", 2],
      ["opening", "0.00"],
      ["sold", "180.00"],
      ["used", "24.00"],
      ["lapsed", "0.00"],
      ["refunded", "60.00"],
      ["closing", "96.00"],
    ]);
    expect(deferred.map(({ kind }) => kind)).toEqual(["call_pack", "qps"]);
    const paid = deferred.reduce((sum, { sold }) => sum + Number(sold.amount), 0);
    expect(Number(deferredSum?.sold.amount)).toBe(paid);
  });
});

describe("what is broken behind the rules' back is listed where it is", () => {
  const broken: readonly [what: string, break_: string, month: typeof october, found: readonly CheckId[]][] =
    [
      ["a balance", "update balances set amount = amount + 1 where book = 'cash'", october, ["balances"]],
      [
        "a hold that the bill does not know",
        "update bills set settlement = jsonb_set(settlement, '{held}', '\"1.00\"') where currency = 'CNY'",
        october,
        ["holds"],
      ],
      [
        "a bill's amounts",
        "update bills set subtotal = subtotal + 1, rounding = rounding + 1, total = total + 1",
        october,
        ["bills"],
      ],
      ["a bill's tax", "update bills set tax = tax + 1, total = total + 1", october, ["taxes"]],
      ["a bill that is gone", "delete from bills", october, ["bills", "taxes", "holds"]],
      [
        "the calls of a month",
        "update usage_months set calls = calls + 1, billable = billable + 1 where month = '2026-09'",
        september,
        ["usage"],
      ],
      ["a bill's calls", "update bill_lines set calls = calls + 1 where calls > 0", september, ["usage"]],
      [
        "an order's price",
        "update orders set total = total + 1, subtotal = subtotal + 1 where kind <> 'qps'",
        october,
        ["orders", "refundedOrders"],
      ],
      [
        "an order's tax",
        "update orders set tax = tax + 1, total = total + 1 where kind = 'qps'",
        october,
        ["orders", "taxes"],
      ],
      ["a pack that was not delivered", "delete from packs where order_position = 2", october, ["delivered"]],
      ["a quota that was not delivered", "delete from qps_quotas", october, ["delivered"]],
      ["a refund's amount", "update refunds set amount = amount + 1", october, ["refunds", "refundedOrders"]],
      [
        "a refund of a pack that lives on",
        "update packs set status = 'active' where status = 'refunded'",
        october,
        ["refundedOrders"],
      ],
      ["a top-up", "update top_ups set amount = amount + 1", september, ["topUps"]],
      [
        "a top-up that nobody paid",
        "update top_ups set status = 'pending', paid_at = null",
        september,
        ["topUps"],
      ],
      [
        "a transaction without its first posting",
        "delete from ledger_postings where kind = 'purchase' and position = 0",
        october,
        ["balances", "wholeTransactions", "orders"],
      ],
      [
        "a purchase that is not in the ledger",
        "delete from ledger_postings where kind = 'purchase'",
        october,
        ["balances", "orders", "taxes"],
      ],
    ];
  test.each(broken)("%s", async (_, statement, month, checks) => {
    await behindTriggers((sql) => sql.unsafe(statement));
    const found = (
      await Promise.all((["USD", "CNY"] as const).map((currency) => differences(month, currency)))
    ).flat();
    expect([...new Set(found.map(([check]) => check))].toSorted()).toEqual([...checks].toSorted());
    for (const currency of ["USD", "CNY"] as const) {
      const view = await systemTransaction((tx) => readReconciliation(tx, month, currency));
      for (const { findings } of view.checks)
        for (const { accountId, account } of findings) {
          expect([books.dollars.accountId, books.yuan.accountId]).toContain(accountId);
          expect(account).toBe("Test account");
        }
    }
  });

  test("names the order that differs in every check that it differs in", async () => {
    await behindTriggers(
      (sql) => sql`update orders set total = total + 1, tax = tax + 1 where id = ${books.order}`,
    );
    expect(await differences()).toEqual([
      ["taxes", `order:${books.order}`],
      ["orders", `order:${books.order}`],
      ["refundedOrders", `order:${books.order}`],
    ]);
  });
});

describe("what a payment provider lists", () => {
  const listing = (...payments: readonly Partial<ProviderPayment>[]): PaymentProvider[] => [
    {
      id: "sandbox",
      start: () => Promise.reject(new Error("nothing is paid here")),
      listPaid: async function* () {
        for (const payment of payments)
          yield {
            accountId: books.dollars.accountId,
            topUpId: books.topUpId,
            amount: "50000.00",
            currency: "USD",
            startedAt: start,
            ...payment,
          };
      },
    },
  ];
  const reference = () => `top-up:${books.topUpId}`;

  test("matches when each payment is a top-up and each top-up a payment", async () => {
    expect(await differences(september, "USD", listing({}))).toEqual([]);
    const view = await systemTransaction((tx) => readReconciliation(tx, september, "USD"));
    expect(view.providers).toEqual([{ provider: "sandbox", payments: 1, amount: "50000.00" }]);
    expect(view.checks.find(({ id }) => id === "payments")?.compared).toBe(1);
  });

  test("differs where the amount is another, the payment is missing, or nobody asked for it", async () => {
    expect(await differences(september, "USD", listing({ amount: "49999.00" }))).toEqual([
      ["payments", reference()],
    ]);
    expect(await differences(september, "USD", listing())).toEqual([["payments", reference()]]);
    const unknown = "0199e0a0-0000-7000-8000-000000000001";
    expect(await differences(september, "USD", listing({}, { topUpId: unknown }))).toEqual([
      ["payments", `top-up:${unknown}`],
    ]);
  });

  test("is not compared where the provider keeps no list", async () => {
    await reconcileMonth(september, "USD", now);
    const view = await systemTransaction((tx) => readReconciliation(tx, september, "USD"));
    expect(view.checks.map(({ id }) => id)).not.toContain("payments");
  });
});
