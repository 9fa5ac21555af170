import type { ExplainedLine } from "@/lib/billing/bills/bill-view";
import { messages } from "@/lib/i18n/messages";
import { type BillFile, sourceText } from "../bill-words";
import { countFormat, exactFormat, figure, formula, type SheetCell, type SheetDesign, text } from "./cells";
import { column, firstRow, sumRows } from "./sum-rows";

const covers = ["free", "gifted", "purchased", "qps"] as const;

/** A row per line, then the rows that lead to the total; every amount is a formula over the numbers beside it. */
export function linesSheet(file: BillFile): SheetDesign {
  const { bill, t } = file;
  const { currency } = bill.total;
  const covered = covers.map((cover) => t(`lines.covered.${cover}`));
  return {
    name: t("file.sheets.lines"),
    frozenColumns: 1,
    head: [
      t("lines.meter"),
      t("file.meterId"),
      t("lines.calls"),
      ...covered,
      t("file.refused"),
      t("lines.billable"),
      t("lines.tier"),
      t("file.unitPrice", { currency }),
      t("file.amount", { currency }),
      t("list.status"),
      t("file.price"),
      t("lines.explain"),
    ],
    widths: [36, 34, 14, 12, 12, 14, 12, 12, 14, 22, 16, 20, 14, 26, 90],
    rows: [...bill.lines.map((line, index) => lineRow(file, line, firstRow + index)), ...sumRows(file)],
  };
}

function lineRow(file: BillFile, line: ExplainedLine, row: number): SheetCell[] {
  const { locale } = file;
  const { calls, free, refused, billable, unitPrice } = column;
  return [
    text(line.name[locale]),
    text(line.meter),
    figure(line.calls, countFormat),
    ...covers.map((cover) => figure(line.covered[cover], countFormat)),
    figure(line.refused, countFormat),
    formula(`${calls}${row}-SUM(${free}${row}:${refused}${row})`, line.billable, countFormat),
    text(line.tier ?? ""),
    figure(line.unitPrice?.amount ?? null, exactFormat),
    // A line that needs a quote has no amount and is in no sum (rule P8). Eight decimals are exact (rule T5).
    line.amount
      ? formula(`ROUND(${billable}${row}*${unitPrice}${row},8)`, line.amount.amount, exactFormat)
      : figure(null, exactFormat),
    text(messages[locale].format.status.line[line.status]),
    text(line.source ? sourceText(line.source, file) : ""),
    text(line.explanation[locale]),
  ];
}
