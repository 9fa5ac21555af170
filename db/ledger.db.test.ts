import { describe, expect, test } from "vitest";
import { accountBooks, posting } from "@/lib/billing/ledger/books";
import { money } from "@/lib/billing/money";
import { systemTransaction } from "./client";
import { newId } from "./ids";
import { findBalancesOf, type NewTransaction, saveTransactions } from "./ledger";
import { checkLedger } from "./ledger-check";
import { at, makeAccount, topUp } from "./testing/arrange";
import { freshDatabase } from "./testing/fresh-database";
import { asOwner, behindTriggers } from "./testing/owner";
import { proveBooksAfterEach } from "./testing/proof";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-01 09:00");
const usd = (amount: string) => money(amount, "USD");

async function accountWith(cash: string): Promise<string> {
  const actor = await makeAccount("international", now);
  if (cash !== "0") await topUp(actor, cash, now);
  return actor.accountId;
}

function transaction(accountId: string, more: Partial<NewTransaction>): NewTransaction {
  return { accountId, reference: newId(), kind: "purchase", occurredAt: now, postings: [], ...more };
}

const save = (...transactions: NewTransaction[]) =>
  systemTransaction((tx) => saveTransactions(tx, transactions));
const cashOf = async (accountId: string) =>
  (await systemTransaction((tx) => findBalancesOf(tx, accountId))).cash.toFixed(2);

/** Which constraint refused; fails when nothing did. */
async function refusedBy(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error("nothing was refused"),
    (reason: unknown) => reason,
  );
  for (let each = error; each instanceof Error; each = each.cause) {
    if ("constraint_name" in each) return String(each.constraint_name);
  }
  throw error;
}

describe("posting", () => {
  test("moves an amount and keeps the balance of both books of an account", async () => {
    const accountId = await accountWith("100");
    await save(
      transaction(accountId, {
        kind: "hold",
        postings: [posting("cash", "held", usd("30.10"), { toItem: "face-fusion:cash" })],
      }),
    );
    const balances = await systemTransaction((tx) => findBalancesOf(tx, accountId));
    expect(balances.cash.toFixed(2)).toBe("69.90");
    expect(balances.held.get("face-fusion:cash")?.toFixed(2)).toBe("30.10");
  });

  test("the same cause is booked once", async () => {
    const accountId = await accountWith("100");
    const once = transaction(accountId, {
      reference: "order:1",
      postings: [posting("cash", "pack_sales", usd("5"))],
    });
    await save(once);
    expect(await refusedBy(save(once))).toBe("ledger_postings_once");
    expect(await cashOf(accountId)).toBe("95.00");
  });

  test("two accounts may have a cause of the same name", async () => {
    const [one, other] = [await accountWith("10"), await accountWith("10")];
    const postings = [posting("cash", "pack_sales", usd("5"))];
    await save(
      transaction(one, { reference: "same", postings }),
      transaction(other, { reference: "same", postings }),
    );
    expect([await cashOf(one), await cashOf(other)]).toEqual(["5.00", "5.00"]);
  });

  test("many transactions of many accounts are applied in one statement, in their order", async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => accountWith("10")));
    await save(
      ...ids.flatMap((accountId) => [
        transaction(accountId, { postings: [posting("cash", "pack_sales", usd("4"))] }),
        transaction(accountId, { kind: "refund", postings: [posting("pack_sales", "cash", usd("1"))] }),
        transaction(accountId, { postings: [posting("cash", "pack_sales", usd("7"))] }),
      ]),
    );
    expect(await Promise.all(ids.map(cashOf))).toEqual(ids.map(() => "0.00"));
  });
});

describe("overdrawing", () => {
  test.each(accountBooks.filter((book) => book !== "cash"))(
    "%s never goes below zero, not even by settlement",
    async (book) => {
      const accountId = await accountWith("10");
      const items = book === "voucher" || book === "held" ? { fromItem: "an item" } : {};
      for (const kind of ["purchase", "settlement"] as const) {
        const overdraw = transaction(accountId, {
          kind,
          postings: [posting(book, "usage_sales", usd("0.01"), items)],
        });
        expect(await refusedBy(save(overdraw))).toBe("balances_not_negative");
      }
    },
  );

  test.each(["top_up", "gift", "purchase", "refund", "hold", "release", "expiry", "reversal"] as const)(
    "cash never goes below zero by %s",
    async (kind) => {
      const accountId = await accountWith("10");
      const overdraw = transaction(accountId, {
        kind,
        postings: [posting("cash", "usage_sales", usd("10.01"))],
      });
      expect(await refusedBy(save(overdraw))).toBe("cash_below_zero_by_settlement_only");
      expect(await cashOf(accountId)).toBe("10.00");
    },
  );

  test("a settlement takes cash below zero (rule L2), and a top-up may leave it there", async () => {
    const accountId = await accountWith("10");
    await save(
      transaction(accountId, { kind: "settlement", postings: [posting("cash", "usage_sales", usd("30"))] }),
    );
    await save(transaction(accountId, { kind: "top_up", postings: [posting("payments", "cash", usd("5"))] }));
    expect(await cashOf(accountId)).toBe("-15.00");
  });

  test("nobody spends below zero between two postings of one transaction either", async () => {
    const accountId = await accountWith("10");
    const dip = transaction(accountId, {
      postings: [posting("cash", "pack_sales", usd("15")), posting("pack_sales", "cash", usd("15"))],
    });
    expect(await refusedBy(save(dip))).toBe("cash_below_zero_by_settlement_only");
  });
});

describe("a posting is refused", () => {
  const insert = (...rows: Record<string, unknown>[]) =>
    asOwner(async (sql) => {
      const posted = {
        transaction_id: newId(),
        position: 0,
        reference: newId(),
        kind: "top_up",
        occurred_at: now.toISOString(),
        request_id: null,
        from_book: "payments",
        to_book: "cash",
        currency: "USD",
        amount: "5",
        to_after: "15",
      };
      await sql`insert into ledger_postings ${sql(rows.map((row) => ({ ...posted, ...row })))}`;
    });

  test("in another currency than the account's", async () => {
    const account_id = await accountWith("10");
    const refused = (row: Record<string, unknown>) =>
      refusedBy(insert({ account_id, currency: "CNY", ...row }));
    expect(await refused({})).toBe("ledger_postings_account_currency");
    const isNew = { to_book: "gifted", to_after: "5" };
    expect(await refused(isNew)).toBe("ledger_postings_account_currency");
    const ofTheHouse = { to_book: "tax", to_after: null };
    expect(await refused(ofTheHouse)).toBe("ledger_postings_account_currency");
    expect(await cashOf(account_id)).toBe("10.00");
  });

  test.each([
    ["that is new", "gifted"],
    ["that is there", "cash"],
  ] as const)("in another currency than the one before or behind it, in a book %s", async (_, book) => {
    const account_id = await accountWith("10");
    const [dollars, yuan] = [
      posting("promotions", book, usd("5")),
      posting("promotions", book, money("5", "CNY")),
    ];
    for (const postings of [
      [dollars, yuan],
      [yuan, dollars],
    ]) {
      expect(await refusedBy(save(transaction(account_id, { kind: "gift", postings })))).toBe(
        "ledger_postings_account_currency",
      );
    }
    expect(await cashOf(account_id)).toBe("10.00");
  });

  test("with a stated balance that is wrong, in a book that is new", async () => {
    const account_id = await accountWith("10");
    const row = { account_id, from_book: "promotions", to_book: "gifted", to_after: "5.01" };
    expect(await refusedBy(insert(row))).toBe("ledger_postings_running_balance");
  });

  test.each([
    ["too high", "15.01"],
    ["too low", "14.99"],
    ["missing", null],
  ])("with a stated balance that is %s", async (_, to_after) => {
    const account_id = await accountWith("10");
    expect(await refusedBy(insert({ account_id, to_after }))).toBe("ledger_postings_running_balance");
    expect(await cashOf(account_id)).toBe("10.00");
  });

  test.each(["0", "-5", "0.001"])("of the amount %s", async (amount) => {
    const account_id = await accountWith("10");
    expect(await refusedBy(insert({ account_id, amount }))).toBe("ledger_postings_amount");
  });

  test("from a book to itself", async () => {
    const account_id = await accountWith("10");
    expect(await refusedBy(insert({ account_id, from_book: "cash", from_after: "10", to_after: "10" }))).toBe(
      "ledger_postings_sides",
    );
  });

  describe("that makes no whole transaction", () => {
    const second = { position: 1, to_after: "20" };
    test.each<[string, Record<string, unknown>[]]>([
      ["a second one without a first", [second]],
      ["a third one after the first", [{}, { position: 2, to_after: "20" }]],
      ["of another transaction", [{}, { ...second, transaction_id: newId() }]],
      ["of another kind", [{}, { ...second, kind: "gift" }]],
      ["of another instant", [{}, { ...second, occurred_at: at("2026-10-02 09:00").toISOString() }]],
      ["of another request", [{}, { ...second, request_id: newId() }]],
    ])("%s", async (_, rows) => {
      const account_id = await accountWith("10");
      expect(await refusedBy(insert(...rows.map((row) => ({ account_id, ...row }))))).toBe(
        "ledger_postings_whole_transaction",
      );
      expect(await cashOf(account_id)).toBe("10.00");
    });

    test("because it comes after the others are written", async () => {
      const account_id = await accountWith("10");
      await insert({ account_id, reference: "cause" }, { account_id, reference: "cause", ...second });
      const late = { account_id, reference: "cause", position: 2, to_after: "25" };
      expect(await refusedBy(insert(late))).toBe("ledger_postings_whole_transaction");
      expect(await cashOf(account_id)).toBe("20.00");
    });
  });
});

describe("checkLedger", () => {
  const check = () => systemTransaction(checkLedger);

  test("finds a balance that is not the sum of its postings", async () => {
    const accountId = await accountWith("10");
    await behindTriggers(
      (sql) => sql`update balances set amount = amount + 1 where account_id = ${accountId}`,
    );
    expect((await check()).driftedBalances).toBe(1);
    await behindTriggers(
      (sql) => sql`update balances set amount = amount - 1 where account_id = ${accountId}`,
    );
  });

  test("finds a balance that was removed, and one that nothing was posted to", async () => {
    const accountId = await accountWith("10");
    await behindTriggers(async (sql) => {
      await sql`update balances set item = 'lost' where account_id = ${accountId} and book = 'cash'`;
    });
    expect((await check()).driftedBalances).toBe(2);
    await behindTriggers((sql) => sql`update balances set item = '' where account_id = ${accountId}`);
  });

  test("finds a posting that was changed, and a transaction that lost one of its postings", async () => {
    const accountId = await accountWith("10");
    const postings = [posting("cash", "pack_sales", usd("3")), posting("cash", "tax", usd("1"))];
    await save(transaction(accountId, { postings }));
    expect((await check()).incompleteTransactions).toBe(0);
    await behindTriggers(
      (sql) =>
        sql`update ledger_postings set amount = 11 where account_id = ${accountId} and to_book = 'cash'`,
    );
    expect((await check()).driftedBalances).toBe(1);
    await behindTriggers(
      (sql) => sql`delete from ledger_postings where account_id = ${accountId} and to_book = 'pack_sales'`,
    );
    expect(await check()).toMatchObject({ driftedBalances: 1, incompleteTransactions: 1 });
    await behindTriggers(async (sql) => {
      await sql`delete from ledger_postings where account_id = ${accountId}`;
      await sql`delete from balances where account_id = ${accountId}`;
    });
  });
});
