import { createReadStream } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { listPostings } from "@/db/testing/postings";
import { proveBooks } from "@/db/testing/proof";
import { Decimal } from "@/lib/billing/money";
import { liveYear, makeFinanceUser, storyEnd, storyMonths } from "../testing/finance-year";
import { type MadeFile, makeFile, ownExportFolder, readRows } from "../testing/make-file";
import { validateFocus } from "./validate/validate";

freshDatabase();
ownExportFolder();

type Row = Record<string, string | null>;
const files: MadeFile[] = [];
const rows: Row[] = [];

beforeAll(async () => {
  await liveYear();
  const userId = await makeFinanceUser();
  for (const month of storyMonths) files.push(await makeFile(userId, month, "focus_csv", storyEnd));
  for (const { path } of files) rows.push(...readRows(path));
}, 170_000);

const sum = (of: readonly Row[], column: string) =>
  of.reduce((total, row) => total.plus(row[column] ?? 0), new Decimal(0));
const where = (wanted: Row) =>
  rows.filter((row) => Object.entries(wanted).every(([name, value]) => row[name] === value));

describe("a year of two sites in FOCUS 1.2", () => {
  test("conforms to the specification, month by month", async () => {
    for (const { path } of files) {
      const { rows: checked, broken } = await validateFocus(createReadStream(path));
      expect(broken).toEqual([]);
      expect(checked).toBeGreaterThan(0);
    }
  });

  test("has charges of every category, corrections, used and unused commitments, in both currencies", () => {
    for (const ChargeCategory of ["Usage", "Purchase", "Tax", "Credit", "Adjustment"])
      expect([ChargeCategory, where({ ChargeCategory }).length > 0]).toEqual([ChargeCategory, true]);
    for (const BillingCurrency of ["USD", "CNY"])
      expect(where({ BillingCurrency, ChargeCategory: "Usage" }).length).toBeGreaterThan(10);
    expect(where({ ChargeClass: "Correction" }).length).toBeGreaterThan(3);
    expect(where({ CommitmentDiscountStatus: "Unused" }).length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.CommitmentDiscountType))).toEqual(
      new Set([null, "Call pack", "Material pack", "QPS quota"]),
    );
  });

  test("bills exactly what the ledger booked for bills, orders and refunds, all months together", async () => {
    const accounts = [...new Set(rows.map((row) => row.BillingAccountId ?? ""))];
    expect(accounts).toHaveLength(3);
    const own = new Set(["earnings", "cash"]);
    for (const BillingAccountId of accounts) {
      const postings = await systemTransaction((tx) => listPostings(tx, BillingAccountId, 10_000));
      const paid = postings
        .filter(({ reference }) => /^(bill|order|refund):/.test(reference))
        .reduce((total, { fromBook, toBook, amount }) => {
          if (own.has(fromBook)) return total.plus(amount);
          return own.has(toBook) ? total.minus(amount) : total;
        }, new Decimal(0));
      expect(sum(where({ BillingAccountId }), "BilledCost").toFixed(2)).toBe(paid.toFixed(2));
    }
    await proveBooks();
  });

  test("amortises what is over by the end to exactly what was paid for it, less what came back", () => {
    const ids = new Set(
      where({ CommitmentDiscountType: "Call pack" }).map((row) => row.CommitmentDiscountId ?? null),
    );
    const over = [...ids].filter(
      (id) =>
        id !== null && where({ CommitmentDiscountId: id, CommitmentDiscountStatus: "Unused" }).length > 0,
    );
    expect(over.length).toBeGreaterThan(0);
    for (const CommitmentDiscountId of ids) {
      const own = where({ CommitmentDiscountId }).filter((row) => row.ChargeCategory !== "Tax");
      const [paid, effective] = [sum(own, "BilledCost"), sum(own, "EffectiveCost")];
      expect(effective.lessThanOrEqualTo(paid)).toBe(true);
      if (over.includes(CommitmentDiscountId)) expect(effective.toFixed()).toBe(paid.toFixed());
    }
    const quota = where({ CommitmentDiscountType: "QPS quota" });
    expect(sum(quota, "EffectiveCost").toFixed(2)).toBe(sum(quota, "BilledCost").toFixed(2));
  });

  test("gives credits back with a refund, and keeps what a voucher paid as lost", () => {
    const back = where({ ChargeCategory: "Credit" }).filter((row) => !row.BilledCost?.startsWith("-"));
    expect(back.map((row) => [row.BilledCost, row.ChargeDescription])).toEqual([
      ["20.00", "Gifted balance given back"],
    ]);
    const refund = rows.filter(({ InvoiceId }) => InvoiceId === back[0]?.InvoiceId);
    const CommitmentDiscountId =
      refund.find((row) => row.ChargeCategory === "Purchase")?.CommitmentDiscountId ?? null;
    const own = where({ CommitmentDiscountId }).filter((row) => row.ChargeCategory !== "Tax");
    // 60.00 before tax, of which the voucher's 25.00 stay.
    expect(own.map((row) => [row.ChargeCategory, row.BilledCost, row.EffectiveCost])).toEqual([
      ["Purchase", "60.00", "0.00"],
      ["Purchase", "-35.00", "0.00"],
      ["Usage", "0.00", "25.00"],
    ]);
  });

  test("says of each charge when it was, inside the day that the zone's month begins", () => {
    const months = new Set(rows.map((row) => row.BillingPeriodStart));
    expect(months.size).toBe(storyMonths.length);
    for (const start of months) expect(start).toMatch(/T16:00:00Z$/);
  });

  test("carries the same sums in its manifest as the database has", () => {
    for (const { manifest } of files) {
      for (const [currency, sums] of Object.entries(manifest.database)) {
        const found = { credits: "0.00", ...manifest.sums[currency] };
        expect({ month: manifest.month, currency, ...found }).toEqual({
          month: manifest.month,
          currency,
          ...Object.fromEntries(
            Object.entries(sums).map(([name, amount]) => [name, new Decimal(amount).toFixed(2)]),
          ),
        });
      }
      expect(manifest.rows).toBe(
        readRows(files.find((file) => file.manifest === manifest)?.path ?? "").length,
      );
    }
  });
});
