import type { WorkSheet } from "@e965/xlsx";
import { Decimal } from "@/lib/billing/money";

/**
 * Works out a cell of a workbook from its formula and those below it, in decimals and never from a value that was
 * stored for a formula. Knows what our files use: + − *, SUM of a column and ROUND.
 */
export function recalculate(sheet: WorkSheet, ref: string): Decimal {
  const cell = sheet[ref];
  if (cell?.f === undefined) return new Decimal(typeof cell?.v === "number" ? String(cell.v) : 0);
  const tokens: string[] = cell.f.match(/[A-Z]+\d+:[A-Z]+\d+|[A-Z]+\d+|[A-Z]+|[\d.]+|[-+*(),]/g) ?? [];
  if (tokens.join("") !== cell.f) throw new Error(`Not understood: ${cell.f}`);
  const value = sum(tokens, sheet);
  if (tokens.length > 0) throw new Error(`Left over of ${cell.f}: ${tokens.join("")}`);
  return value;
}

function sum(tokens: string[], sheet: WorkSheet): Decimal {
  let value = product(tokens, sheet);
  while (tokens[0] === "+" || tokens[0] === "-") {
    const plus = tokens.shift() === "+";
    const next = product(tokens, sheet);
    value = plus ? value.plus(next) : value.minus(next);
  }
  return value;
}

function product(tokens: string[], sheet: WorkSheet): Decimal {
  let value = factor(tokens, sheet);
  while (tokens[0] === "*") {
    tokens.shift();
    value = value.times(factor(tokens, sheet));
  }
  return value;
}

function factor(tokens: string[], sheet: WorkSheet): Decimal {
  const token = tokens.shift() ?? "";
  if (token === "SUM") {
    const [, range = ""] = tokens.splice(0, 3);
    return cellsOf(range).reduce((total, ref) => total.plus(recalculate(sheet, ref)), new Decimal(0));
  }
  if (token === "ROUND") {
    tokens.shift();
    const value = sum(tokens, sheet);
    const [, places = ""] = tokens.splice(0, 3);
    return value.toDecimalPlaces(Number(places), Decimal.ROUND_HALF_UP);
  }
  return /^[A-Z]+\d+$/.test(token) ? recalculate(sheet, token) : new Decimal(token);
}

/** `L2:L5` or `D2:H2`: one column or one row, each of one letter. */
function cellsOf(range: string): string[] {
  const [, fromColumn = "", fromRow = "", toColumn = "", toRow = ""] =
    range.match(/^([A-Z])(\d+):([A-Z])(\d+)$/) ?? [];
  const columns = span(fromColumn.charCodeAt(0), toColumn.charCodeAt(0)).map((code) =>
    String.fromCharCode(code),
  );
  return columns.flatMap((column) => span(Number(fromRow), Number(toRow)).map((row) => `${column}${row}`));
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
