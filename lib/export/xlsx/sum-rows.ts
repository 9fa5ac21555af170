import type { BillFile } from "../bill-words";
import { bold, centsFormat, exactFormat, figure, formula, type SheetCell, text } from "./cells";

/** Where the lines stand and the columns that formulas name. */
export const firstRow = 2;
export const column = {
  calls: "C",
  free: "D",
  refused: "H",
  billable: "I",
  unitPrice: "K",
  amount: "L",
} as const;

/**
 * Lines − billed before + rounding = subtotal; subtotal + tax = total. In the month's own bill rounding and tax follow
 * by formula as well; in one that follows they are what earlier bills left of them, so they are given (rule U7).
 */
export function sumRows({ bill, t }: BillFile): SheetCell[][] {
  const { amount, unitPrice } = column;
  const rows: SheetCell[][] = [];
  const lastLine = firstRow + bill.lines.length - 1;
  /** Adds a row and says where its amount stands. */
  const put = (label: string, cell: SheetCell, rate?: SheetCell): string => {
    rows.push([text(label, bold), ...gap(9), rate ?? empty, cell]);
    return `${amount}${lastLine + rows.length}`;
  };
  const ofMonth = bill.kind === "month";

  const lines = put(
    t("totals.lines"),
    formula(`ROUND(SUM(${amount}${firstRow}:${amount}${lastLine}),8)`, bill.linesExact.amount, exactFormat),
  );
  const before =
    bill.billedBefore && put(t("totals.billedBefore"), figure(bill.billedBefore.amount, exactFormat));
  const rounding = put(
    t("totals.rounding"),
    ofMonth
      ? formula(`ROUND(ROUND(${lines},2)-${lines},8)`, bill.rounding.amount, exactFormat)
      : figure(bill.rounding.amount, exactFormat),
  );
  const subtotal = put(
    t("totals.subtotal"),
    formula(`ROUND(${lines}${before ? `-${before}` : ""}+${rounding},2)`, bill.subtotal.amount, centsFormat),
  );
  const rateCell = `${unitPrice}${lastLine + rows.length + 1}`;
  const tax = put(
    t("file.tax"),
    ofMonth
      ? formula(`ROUND(${subtotal}*${rateCell},2)`, bill.tax.amount, centsFormat)
      : figure(bill.tax.amount, centsFormat),
    figure(bill.taxRate, "0.00####%"),
  );
  put(
    t("totals.total"),
    formula(`ROUND(${subtotal}+${tax},2)`, bill.total.amount, centsFormat, {
      ...bold,
      border: { top: { style: "thin" } },
    }),
  );
  return rows;
}

const empty = text("");

function gap(columns: number): SheetCell[] {
  return Array.from({ length: columns }, () => empty);
}
