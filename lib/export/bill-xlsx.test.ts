import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { BillView } from "@/lib/billing/bills/bill-view";
import type { Locale } from "@/lib/billing/catalog/types";
import { Decimal } from "@/lib/billing/money";
import { billXlsx } from "./bill-xlsx";
import { samples } from "./testing/named-bills";
import { recalculate } from "./testing/recalculate";
import { billAfter, monthBill } from "./testing/sample-bills";

vi.setConfig({ testTimeout: 30_000 });

/** Opened by a reader that has nothing to do with the writer. */
async function open(bill: BillView, locale: Locale = "en") {
  const book = XLSX.read(await billXlsx(bill, locale, ["Facet Ltd."]), { cellFormula: true, cellNF: true });
  const [lines, settlement] = book.SheetNames.map((name) => book.Sheets[name]);
  if (!lines || !settlement) throw new Error("A sheet is missing");
  return { names: book.SheetNames, lines, settlement };
}

/** The cells of column L by the label of their row. */
function amounts(sheet: XLSX.WorkSheet): Map<string, string> {
  const { e } = XLSX.utils.decode_range(sheet["!ref"] ?? "A1");
  const rows = Array.from({ length: e.r }, (_, index) => index + 2);
  return new Map(rows.map((row) => [String(sheet[`A${row}`]?.v), `L${row}`]));
}

const texts = (sheet: XLSX.WorkSheet) =>
  XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 }).map((row) => row.join(" | "));

describe.each(Object.entries(samples))("the workbook of the bill %s", (_, bill) => {
  it("comes to every amount of the bill by its formulas alone", async () => {
    const { lines } = await open(bill);
    const at = amounts(lines);
    const value = (label: string) => recalculate(lines, at.get(label) ?? "").toFixed();
    const expected = (amount: string) => new Decimal(amount).toFixed();
    for (const line of bill.lines)
      expect(value(line.name.en), line.meter).toBe(expected(line.amount?.amount ?? "0"));
    expect(value("Sum of the lines, exact")).toBe(expected(bill.linesExact.amount));
    expect(value("Rounding to 0.01")).toBe(expected(bill.rounding.amount));
    expect(value("Subtotal")).toBe(expected(bill.subtotal.amount));
    expect(value("Tax")).toBe(expected(bill.tax.amount));
    expect(value("Total")).toBe(expected(bill.total.amount));
  });

  it("stores beside each formula what it comes to, for readers that do not calculate", async () => {
    const { lines } = await open(bill);
    const formulas = Object.keys(lines).filter((ref) => lines[ref]?.f !== undefined);
    expect(formulas.length).toBeGreaterThan(bill.lines.length);
    for (const ref of formulas) expect(String(lines[ref].v), ref).toBe(recalculate(lines, ref).toFixed());
  });

  it("has calls, prices and amounts as numbers with a format, in both languages", async () => {
    for (const locale of ["en", "zh"] as const) {
      const { lines } = await open(bill, locale);
      bill.lines.forEach((line, index) => {
        const row = index + 2;
        expect(lines[`A${row}`]).toMatchObject({ t: "s", v: line.name[locale] });
        expect(lines[`C${row}`]).toMatchObject({ t: "n", v: line.calls, z: "#,##0" });
        if (line.unitPrice)
          expect(lines[`K${row}`]).toMatchObject({
            t: "n",
            v: Number(line.unitPrice.amount),
            z: "#,##0.00######",
          });
      });
    }
  });
});

describe("the workbook of a bill", () => {
  it("leaves a line that needs a quote without an amount, and out of the sum (P8)", async () => {
    const { lines } = await open(samples.quoted);
    const at = amounts(lines).get("Identity Check") ?? "";
    expect(lines[at]?.v).toBeUndefined();
    expect(lines[at]?.f).toBeUndefined();
    expect(lines[at.replace("L", "M")].v).toBe("Needs quote");
  });

  it("follows a change: more calls, another price", async () => {
    const { lines } = await open(samples.rounded);
    lines.C2 = { t: "n", v: 10_000 };
    lines.K2 = { t: "n", v: 0.05 };
    // 500.00 and 6.75 % of it.
    expect(recalculate(lines, amounts(lines).get("Total") ?? "").toFixed(2)).toBe("533.75");
  });

  it("says which balance paid what, what was held and what could not be (L2, L4, L5)", async () => {
    const { settlement, names } = await open(samples.eightMeters, "zh");
    expect(names).toEqual(["明细", "结算"]);
    const rows = texts(settlement);
    expect(rows).toContain("代金券支付 | 01956b77-02bb-7e55-8c9d-0e1f2a3b4c5d | 1000");
    expect(rows).toContain("赠送余额支付 |  | 500");
    expect(rows).toContain("上月冻结，先行解冻 |  | 12000");
    const held = rows.find((row) => row.startsWith("为下月冻结"));
    const short = rows.find((row) => row.startsWith("余额不足未能冻结"));
    // Together 120 % of 27,562.7035, to the cent.
    const parts = [held, short].map((row) => Number(row?.split(" | ").at(-1)));
    expect(((parts[0] ?? 0) + (parts[1] ?? 0)).toFixed(2)).toBe("33075.24");
    expect(rows.some((row) => row.includes("120%"))).toBe(true);
  });

  it("says what was left owing beside what cash had, and does not call it settled (L2)", async () => {
    const { settlement } = await open(samples.rounded);
    const rows = texts(settlement);
    expect(rows).toContain("Status | Left owing");
    expect(rows).toContain("Paid from cash |  | 100");
    // 649.94 and 6.75 % of it, less the 100.
    expect(rows).toContain("Left owing |  | 593.81");
  });

  it("names the bill that an adjustment follows, and what goes back (U7)", async () => {
    const { settlement } = await open(samples.givenBack);
    const rows = texts(settlement);
    expect(rows).toContain("Given back to cash |  | 149.94");
    expect(rows).toContain("Monthly | 01957e2a-6b7c-7d1e-8f00-5a5d3b2c1d00 | 649.94");
  });

  it.each(["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "＝1", "<b>&\"'"])(
    "never makes a formula of a name: %j",
    async (accountName) => {
      const { settlement } = await open({ ...samples.rounded, accountName });
      expect(settlement.B3).toMatchObject({ t: "s", v: accountName });
      expect(settlement.B3.f).toBeUndefined();
    },
  );

  it("comes to the bill's total for any usage, and for the bill that follows it", async () => {
    const usage = fc.record({
      "image-face-fusion": fc.record({ billable: fc.nat(20_000_000), free: fc.nat(1_000) }),
      "video-face-fusion": fc.record({ billable: fc.nat(3_000_000), refused: fc.nat(9) }),
    });
    const rates = fc.constantFrom("0", "0.06", "0.0675");
    await fc.assert(
      fc.asyncProperty(usage, usage, rates, async (first, later, taxRate) => {
        const sample = { service: "face-fusion" as const, usage: first, taxRate };
        for (const bill of [monthBill(sample), billAfter(sample, later)]) {
          if (bill === null) continue;
          const { lines } = await open(bill);
          const total = recalculate(lines, amounts(lines).get("Total") ?? "");
          expect(total.toFixed(2)).toBe(bill.total.amount);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it("never runs what somebody wrote: text that begins like a formula stays text", async () => {
  const [bill] = Object.values(samples);
  if (!bill) throw new Error("There is no sample");
  for (const name of [
    "=1+1",
    '=HYPERLINK("https://evil.example")',
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\u0000=1",
  ]) {
    const lines = bill.lines.map((line) => ({ ...line, name: { en: name, zh: name } }));
    const written = (await open({ ...bill, lines })).lines.A2;
    expect([name, written?.t, written?.f]).toEqual([name, "s", undefined]);
  }
});
