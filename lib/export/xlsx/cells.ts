import {
  type Cell,
  type CellStyle,
  type CellValue,
  type ColumnDef,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import { Decimal, decimal } from "@/lib/billing/money";

/** Text is always text: what looks like a formula is one only when it stands in `formula`. */
export interface SheetCell {
  readonly value: string | number | null;
  /** Without the equals sign; `value` is then what it comes to. */
  readonly formula?: string;
  readonly style?: CellStyle;
}

export const bold: CellStyle = { font: { bold: true } };
export const headStyle: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F4F5F9" } },
  border: { bottom: { style: "thin" } },
  alignment: { vertical: "top", wrapText: true },
};
export const countFormat = "#,##0";
/** At least cents, and as many of the eight decimals of rule T5 as the number has. */
export const exactFormat = "#,##0.00######";
export const centsFormat = "#,##0.00";

const digitsOfXlsx = 15;
/** At most that many digits, counting the point as one. */
const short = /^-?(?=[\d.]{1,15}$)\d+(\.\d+)?$/;

/**
 * A number of a workbook. XLSX has binary numbers only: 15 significant digits come back as they went in, and more are
 * rounded here, by decimal arithmetic, rather than somewhere on the way.
 */
export function workbookNumber(amount: string | Decimal): number {
  // Shorter ones lose nothing, and a month's workbook has millions of them.
  if (typeof amount === "string" && short.test(amount)) return Number(amount);
  return decimal(amount).toSignificantDigits(digitsOfXlsx, Decimal.ROUND_HALF_UP).toNumber();
}

export function text(value: string, style?: CellStyle): SheetCell {
  return { value: value === "" ? null : value, ...(style ? { style } : {}) };
}

/** A decimal string or a whole number; null leaves the cell empty. */
export function figure(amount: string | number | null, numFmt: string, style?: CellStyle): SheetCell {
  const value = amount === null ? null : workbookNumber(decimal(amount));
  return { value, style: { ...style, numFmt } };
}

/** A formula with what it comes to, so that readers that do not calculate show it too. */
export function formula(
  expression: string,
  result: string | number,
  numFmt: string,
  style?: CellStyle,
): SheetCell {
  return { ...figure(result, numFmt, style), formula: expression };
}

export interface SheetDesign {
  readonly name: string;
  readonly head: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly frozenColumns: number;
}

/** A workbook whose sheets begin with a head that stays in sight. */
export async function workbook(
  sheets: readonly SheetDesign[],
  properties: { readonly title: string; readonly creator: string; readonly created: Date },
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: sheets.map(sheet),
    properties: { ...properties, modified: properties.created },
  });
  return new Uint8Array(bytes);
}

function sheet({ name, head, widths, rows, frozenColumns }: SheetDesign): WriteSheet {
  const all = [head.map((title) => text(title, headStyle)), ...rows];
  const cells = new Map<string, Partial<Cell>>();
  all.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell.formula === undefined && cell.style === undefined) return;
      cells.set(`${r},${c}`, {
        ...(cell.formula === undefined
          ? { value: cell.value }
          : { formula: cell.formula, formulaResult: cell.value }),
        ...(cell.style ? { style: cell.style } : {}),
      });
    });
  });
  return {
    name,
    columns: widths.map((width): ColumnDef => ({ width })),
    rows: all.map((row) => row.map(({ value }): CellValue => value)),
    cells,
    freezePane: { rows: 1, columns: frozenColumns },
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
