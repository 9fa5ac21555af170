import { describe, expect, it } from "vitest";
import { decimal, money } from "@/lib/billing/money";
import { lowBalanceMessages } from "./low-balance";

const now = new Date("2026-10-01T00:05:00+08:00");
const usd = (amount: string) => money(amount, "USD");
const told = (before: string, after: string, threshold: string | null = "100") =>
  lowBalanceMessages(
    { id: "account", lowBalanceThreshold: threshold === null ? null : decimal(threshold) },
    usd(before),
    usd(after),
    "bill:1",
    now,
  );

describe("the reminder of a low balance", () => {
  it("goes out when cash falls below the amount, and names what is left", () => {
    expect(told("100", "99.99")).toEqual([
      {
        accountId: "account",
        kind: "low_balance",
        cause: "bill:1",
        params: { amount: "99.99", currency: "USD" },
        createdAt: now,
      },
    ]);
  });

  it("does not while the balance is at the amount, and not again while it stays below", () => {
    expect(told("500", "100")).toEqual([]);
    expect(told("99.99", "50")).toEqual([]);
    expect(told("50", "500")).toEqual([]);
  });

  it("is never sent to who wants none", () => {
    expect(told("500", "-1", null)).toEqual([]);
  });
});
