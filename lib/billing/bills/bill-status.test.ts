import { describe, expect, it } from "vitest";
import { money, toJson } from "../money";
import { billStatuses } from "./bill-status";

const usd = (amount: string) => toJson(money(amount, "USD"));
const statuses = (total: string, leftOwing: string, quoteLines = 0) =>
  billStatuses({ total: usd(total), leftOwing: usd(leftOwing), quoteLines });

describe("the status of a bill", () => {
  it("is settled when balances paid it, also when there was nothing to pay or money came back (U7)", () => {
    for (const total of ["403.00", "0.00", "-3.00"]) expect(statuses(total, "0.00")).toEqual(["settled"]);
  });

  it("says so when any of it was left owing (L2)", () => {
    expect(statuses("403.00", "0.01")).toEqual(["left_owing"]);
    expect(statuses("403.00", "403.00")).toEqual(["left_owing"]);
  });

  it("beside lines that wait for a price still says that the rest was settled (P8)", () => {
    expect(statuses("116.92", "0.00", 1)).toEqual(["settled", "needs_quote"]);
    expect(statuses("116.92", "16.92", 2)).toEqual(["left_owing", "needs_quote"]);
  });

  it("is only that it waits when all of its lines do (P8)", () => {
    expect(statuses("0.00", "0.00", 1)).toEqual(["needs_quote"]);
  });
});
