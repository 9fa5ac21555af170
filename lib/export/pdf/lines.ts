import type { Content, TableCell } from "pdfmake/interfaces";
import { formatCount } from "@/components/call-count";
import type { ExplainedLine } from "@/lib/billing/bills/bill-view";
import { tierText } from "@/lib/billing/rating/tier-text";
import { messages } from "@/lib/i18n/messages";
import { type BillFile, sourceText } from "../bill-words";
import { alignedAmounts, columnWidth, figureTable, right } from "./figures";
import { colours } from "./paper";

const covers = ["free", "gifted", "purchased", "qps"] as const;

/** A line with its figures as they are printed. */
interface PrintedLine {
  readonly line: ExplainedLine;
  readonly counts: readonly number[];
  readonly unitPrice: string;
  readonly tier: string | null;
  /** null: needs a quote (rule P8). */
  readonly amount: string | null;
}

/**
 * A line per meter, those of 0 too (rule L1). Each is a row that no page break divides, its explanation beneath; the
 * head of the table stands on every page.
 */
export function linesContent(file: BillFile): Content {
  const lines = printedLines(file);
  const widths = widthsOf(lines, file);
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: ["*"],
      body: [[tableHead(file, widths)], ...lines.map((line) => [lineCell(file, line, widths)])],
    },
    layout: {
      hLineWidth: (index) => (index === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: (index) => (index === 1 ? colours.ink : colours.rule),
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 3,
      paddingBottom: () => 3,
      fillColor: (row) => (row === 0 ? colours.band : null),
    },
  };
}

function printedLines({ bill, locale }: BillFile): PrintedLine[] {
  const unitPrices = alignedAmounts(bill.lines.map((line) => line.unitPrice));
  const amounts = alignedAmounts(bill.lines.map((line) => line.amount));
  return bill.lines.map((line, index) => ({
    line,
    counts: [line.calls, ...covers.map((cover) => line.covered[cover]), line.billable],
    unitPrice: unitPrices[index] ?? "",
    tier: line.tier && tierText(line.tier, locale),
    amount: line.amount && (amounts[index] ?? null),
  }));
}

/** The meter's name takes what the figures leave. */
function widthsOf(lines: readonly PrintedLine[], { locale, t }: BillFile): (number | "*")[] {
  const titles = [
    t("lines.calls"),
    ...covers.map((cover) => t(`lines.covered.${cover}`)),
    t("lines.billable"),
  ];
  const counts = titles.map((title, column) => {
    const texts = lines.map((line) => formatCount(line.counts[column] ?? 0, locale));
    return columnWidth([title, ...texts], 34);
  });
  const prices = lines.map(({ unitPrice }) => unitPrice);
  const amounts = lines.map(({ amount }) => amount ?? "");
  return ["*", ...counts, columnWidth(prices, 70), columnWidth(amounts, 58)];
}

function tableHead({ bill, t }: BillFile, widths: readonly (number | "*")[]): TableCell {
  const { currency } = bill.total;
  const plain: { border: [boolean, boolean, boolean, boolean] } = { border: [false, false, false, false] };
  const blank = () => ({ text: "", ...plain });
  const group: TableCell = {
    text: t("file.covered"),
    colSpan: covers.length,
    alignment: "center",
    border: [false, false, false, true],
    borderColor: [colours.rule, colours.rule, colours.rule, colours.rule],
  };
  const rows: TableCell[][] = [
    [blank(), blank(), group, ...covers.slice(1).map(blank), blank(), blank(), blank()],
    [
      { text: t("lines.meter"), ...plain },
      right(t("lines.calls"), plain),
      ...covers.map((cover) => right(t(`lines.covered.${cover}`), plain)),
      right(t("lines.billable"), plain),
      right(`${t("file.unitPrice", { currency })}\n${t("lines.tier")}`, plain),
      right(t("file.amount", { currency }), plain),
    ],
  ];
  return { ...figureTable(rows, widths), bold: true, color: colours.muted };
}

function lineCell(
  file: BillFile,
  { line, counts, unitPrice, tier, amount }: PrintedLine,
  widths: readonly (number | "*")[],
): TableCell {
  const { locale, t } = file;
  const quiet = { color: colours.muted };
  const note = (text: string) => ({ text, fontSize: 6.5, ...quiet });
  const count = (value: number) => right(formatCount(value, locale), value === 0 ? quiet : {});
  const refused = line.refused > 0 ? [note(t("lines.refused", { count: line.refused }))] : [];
  const cells: TableCell[] = [
    { text: line.name[locale], bold: true },
    ...counts.slice(0, -1).map(count),
    { stack: [count(line.billable), ...refused], alignment: "right" },
    { stack: [{ text: unitPrice }, ...(tier === null ? [] : [note(tier)])], alignment: "right" },
    amount === null
      ? right(messages[locale].format.status.line.needs_quote, { bold: true, color: colours.warning })
      : right(amount, line.billable > 0 ? { bold: true } : quiet),
  ];
  return { stack: [figureTable([cells], widths), ...beneath(file, line)] };
}

/** How the amount came about, in a sentence to check with a calculator; nothing to explain where nothing was called. */
function beneath(file: BillFile, line: ExplainedLine): Content[] {
  if (line.calls === 0) return [];
  const { locale, t } = file;
  const sentence = (text: string, color: string = colours.muted): Content => ({
    text,
    color,
    fontSize: 7,
    margin: [3, 1, 3, 0],
  });
  const quote = [t("explanation.quote.title"), t("explanation.quote.text")].join(
    locale === "en" ? ". " : "。",
  );
  return [
    sentence(line.explanation[locale]),
    // The sentence names a list price's version, and of a contract not since when it holds.
    ...(line.source?.kind === "contract" ? [sentence(sourceText(line.source, file))] : []),
    ...(line.status === "needs_quote" ? [sentence(quote, colours.warning)] : []),
  ];
}
