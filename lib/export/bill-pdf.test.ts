import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { describe, expect, it, vi } from "vitest";
import { formatMoney } from "@/components/money";
import type { BillView } from "@/lib/billing/bills/bill-view";
import type { Locale } from "@/lib/billing/catalog/types";
import { groupDigits } from "@/lib/billing/count-text";
import { billPdf } from "./bill-pdf";
import { samples } from "./testing/named-bills";

// Each document reads fonts of eight megabytes.
vi.setConfig({ testTimeout: 30_000 });

const issuer = ["Facet Cloud Ltd.", "1 Example Quay"];

/** The text of each page, without the spaces and line ends that only come from where it stands. */
async function pagesOf(bill: BillView, locale: Locale): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(await billPdf(bill, locale, issuer)));
  return text.map(packed);
}

const packed = (text: string) => text.replace(/\s+/g, "");
const textOf = async (bill: BillView, locale: Locale) => (await pagesOf(bill, locale)).join("");

/** Looked for as the reader sees it; a message says what is missing. */
function expectTexts(text: string, wanted: readonly string[]): void {
  expect(wanted.filter((each) => !text.includes(packed(each)))).toEqual([]);
}

describe.each(Object.entries(samples))("the document of the bill %s", (_, bill) => {
  it.each(["en", "zh"] as const)(
    "says who, what, each line with its sum, and the total (%s)",
    async (locale) => {
      const called = bill.lines.filter((line) => line.calls > 0);
      expectTexts(await textOf(bill, locale), [
        ...issuer,
        bill.accountName,
        bill.accountId,
        bill.id,
        bill.serviceName[locale],
        locale === "en" ? "October 2026 (UTC+8)" : "2026年10月（UTC+8）",
        "2026-11-01 00:05 UTC+8",
        ...bill.lines.map((line) => line.name[locale]),
        ...called.map((line) => line.explanation[locale]),
        ...called.map((line) => groupDigits(String(line.calls))),
        formatMoney(bill.linesExact, locale),
        formatMoney(bill.subtotal, locale),
        formatMoney(bill.tax, locale),
        formatMoney(bill.total, locale),
        ...bill.settlement.covered.map(({ amount }) => formatMoney(amount, locale)),
        ...(bill.settlement.leftOwing.amount === "0.00"
          ? []
          : [formatMoney(bill.settlement.leftOwing, locale)]),
        "1 / 1",
      ]);
    },
  );

  it("is small, because only the glyphs it uses travel in it", async () => {
    for (const locale of ["en", "zh"] as const) {
      const bytes = await billPdf(bill, locale, issuer);
      expect(bytes.length).toBeLessThan(300_000);
      const fonts =
        Buffer.from(bytes)
          .toString("latin1")
          .match(/\/FontName \/\S+/g) ?? [];
      // The tag before the plus sign says that a font is embedded in part.
      expect(fonts.filter((name) => !/\/[A-Z]{6}\+(Geist|NotoSansHans)-/.test(name))).toEqual([]);
      expect(fonts.length).toBeGreaterThan(0);
    }
  });
});

describe("the document of a bill", () => {
  it("shows rounding when there is some, and not when there is none (T5)", async () => {
    expectTexts(await textOf(samples.rounded, "en"), ["Rounding to 0.01 +US$0.005", "Tax (6.75%) US$43.87"]);
    expect(await textOf(samples.givenBack, "en")).toContain(packed("Rounding to 0.01 -US$0.005"));
    expect(await textOf(samples.quoted, "en")).not.toContain(packed("Rounding to 0.01"));
  });

  it("shows an exact amount to its last decimal (T5, T6)", async () => {
    expectTexts(await textOf(samples.contract, "en"), ["0.00012345", "15,240.74060205", "US$15,240.74"]);
  });

  it("shows which balance paid what, what was held and what could not be (L2, L4, L5)", async () => {
    expectTexts(await textOf(samples.eightMeters, "en"), [
      "Paid by voucher 01956b77-02bb-7e55-8c9d-0e1f2a3b4c5d CN¥1,000.00",
      "Paid from gifted balance CN¥500.00",
      "Paid from cash CN¥26,062.70",
      "Hold of the month before, given back first CN¥12,000.00",
      "Held for the next month CN¥5,937.30",
      "Could not be held; no debt, and nothing stops CN¥27,137.94",
      "120 % of the month’s charge at list prices is held",
    ]);
  });

  it("explains a line without a price, which is in no sum (P8)", async () => {
    expectTexts(await textOf(samples.quoted, "zh"), [
      "待报价",
      "该用量没有公开价格。本行不收费，也不计入总额",
    ]);
    expect(await textOf(samples.rounded, "zh")).not.toContain("待报价");
  });

  it("gives back what a cheaper month overpaid, and names the bill it follows (U7)", async () => {
    expectTexts(await textOf(samples.givenBack, "en"), [
      "Adjustment",
      "It follows bill 01957e2a-6b7c-7d1e-8f00-5a5d3b2c1d00 of US$649.94.",
      "Less what was billed for this month already US$649.935",
      "Total -US$149.94",
      "Given back to cash US$149.94",
    ]);
  });

  it("counts its pages and repeats the head of the table on each", async () => {
    const lines = Array.from({ length: 5 }, () => samples.quoted.lines).flat();
    const pages = await pagesOf({ ...samples.quoted, lines }, "en");
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1}/${pages.length}`);
    });
    for (const page of pages.slice(0, -1))
      expect(page).toContain(packed("Unit price (CNY) Tier Amount (CNY)"));
  });

  it("prints names in Chinese and with letters that the Chinese font lacks, in either language", async () => {
    const accountName = "Łódź Şişli 海港影像 Ltd. 한";
    for (const locale of ["en", "zh"] as const)
      expectTexts(await textOf({ ...samples.empty, accountName }, locale), ["Łódź Şişli 海港影像 Ltd."]);
  });

  it("is the same file whenever it is asked for, dated as the bill is", async () => {
    const bytes = await billPdf(samples.rounded, "en", issuer);
    expect(Buffer.from(await billPdf(samples.rounded, "en", issuer)).equals(Buffer.from(bytes))).toBe(true);
    const { info } = await getMeta(await getDocumentProxy(bytes));
    expect(info).toMatchObject({ Title: `Bill ${samples.rounded.id}`, Author: "Facet Cloud Ltd." });
    expect(String(info.CreationDate)).toContain("20261031160500");
  });
});
