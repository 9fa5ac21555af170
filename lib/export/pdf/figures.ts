import type { ContentTable, ContentText, Style, TableCell } from "pdfmake/interfaces";
import { groupDigits } from "@/lib/billing/count-text";
import { amountString, decimal, type MoneyJson } from "@/lib/billing/money";

interface CellBorder {
  readonly border?: [boolean, boolean, boolean, boolean];
}

const figureSize = 7.5;
const padding = 3;
/** The width of a digit; commas and points are narrower, so what fits by this never wraps. */
const digitWidth = 0.61 * figureSize;

/** Amounts of a column end at the same decimal, as accountants write them; a dash where there is none. */
export function alignedAmounts(values: readonly (MoneyJson | null)[]): string[] {
  const places = values.map((value) => (value ? decimal(value.amount).decimalPlaces() : 0));
  const most = Math.max(2, ...places);
  return values.map((value) => (value ? groupDigits(amountString(decimal(value.amount), most)) : "–"));
}

/** As wide as the longest figure of the column, and no less than its title needs. */
export function columnWidth(texts: readonly string[], least: number): number {
  return Math.max(least, ...texts.map((text) => text.length * digitWidth));
}

export function right(text: string, style: Style & CellBorder = {}): ContentText & CellBorder {
  return { text, alignment: "right", ...style };
}

/** Rows of figures. Tables of the same widths below each other align, though each is a table of its own. */
export function figureTable(body: TableCell[][], widths: readonly (number | "*")[]): ContentTable {
  return {
    fontSize: figureSize,
    table: { widths: [...widths], body },
    layout: {
      hLineWidth: (index) => (index === 0 || index === body.length ? 0 : 0.5),
      vLineWidth: () => 0,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
  };
}
