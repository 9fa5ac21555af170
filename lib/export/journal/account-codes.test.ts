import { expect, it } from "vitest";
import { accountBooks, houseBooks } from "@/lib/billing/ledger/books";
import { readAccountCodes } from "./account-codes";

it("knows an account for every book of the ledger", () => {
  const { codeOf } = readAccountCodes(undefined);
  for (const book of [...accountBooks, ...houseBooks]) expect(codeOf(book, "USD")).toMatch(/^\d{4}/);
});

it("takes the instance's own codes, by book and by currency", () => {
  const { codeOf, table } = readAccountCodes('{"cash": "2000", "cash/CNY": "2001"}');
  expect([codeOf("cash", "USD"), codeOf("cash", "CNY"), codeOf("tax", "CNY")]).toEqual([
    "2000",
    "2001",
    "2221",
  ]);
  expect(table).toMatchObject({ cash: "2000", "cash/CNY": "2001" });
});

it("says at once what it cannot read", () => {
  expect(() => readAccountCodes('{"kash": "1"}')).toThrow("JOURNAL_ACCOUNTS names what is no book: kash");
  expect(() => readAccountCodes('{"cash/EUR": "1"}')).toThrow("cash/EUR");
  expect(() => readAccountCodes('{"cash": ""}')).toThrow();
  expect(() => readAccountCodes("cash=1")).toThrow(SyntaxError);
});
