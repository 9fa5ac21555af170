import { describe, expect, it } from "vitest";
import { type MoneyJson, money } from "../money";
import { type SettledBill, settlementView } from "./settlement-view";

const usd = (amount: string) => money(amount, "USD");
const paid = (book: "gifted" | "cash", amount: string) => ({ book, amount: usd(amount), voucherId: null });
const view = (parts: Partial<SettledBill>) =>
  settlementView({
    total: usd("408.00"),
    payments: [],
    leftOwing: usd("0"),
    released: usd("0"),
    held: usd("0"),
    holdShortfall: usd("0"),
    holdPercent: null,
    ...parts,
  });
const rows = (payments: readonly { book: string; amount: MoneyJson }[]) =>
  payments.map(({ book, amount }) => [book, amount.amount]);

describe("a settlement as it is told", () => {
  it("says what balances covered beside what was left owing, and both come to what was taken (L2)", () => {
    const payments = [paid("gifted", "5.00"), paid("cash", "403.00")];
    const told = view({ payments, leftOwing: usd("303.00") });
    expect(rows(told.payments)).toEqual([
      ["gifted", "5.00"],
      ["cash", "403.00"],
    ]);
    expect(rows(told.covered)).toEqual([
      ["gifted", "5.00"],
      ["cash", "100.00"],
    ]);
    expect(told.leftOwing.amount).toBe("303.00");
  });

  it("says nothing of cash that had nothing, and all of cash that covered all (L2)", () => {
    const payments = [paid("cash", "408.00")];
    expect(view({ payments, leftOwing: usd("408.00") }).covered).toEqual([]);
    expect(rows(view({ payments }).covered)).toEqual([["cash", "408.00"]]);
  });

  it("gives back what a cheaper month overpaid, and nothing otherwise (U7)", () => {
    expect(view({ total: usd("-149.94") }).credited).toEqual({ currency: "USD", amount: "149.94" });
    expect(view({ total: usd("0.00") }).credited.amount).toBe("0.00");
    expect(view({ total: usd("0.01") }).credited.amount).toBe("0.00");
  });
});
