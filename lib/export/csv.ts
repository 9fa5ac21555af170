import { fileDownload } from "./download";

const BOM = "\uFEFF";
/** How a cell begins that a spreadsheet would run, full-width signs included. */
const runsAsFormula = /^[=+\-@\t\r＝＋－＠]/;
/** A lone line break, too: readers differ in what ends a row. */
const breaksRow = /[",\r\n]/;

export interface CsvColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number | null;
}

/**
 * A CSV file (RFC 4180) as spreadsheets open it: UTF-8 with a byte order mark, without which Excel misreads Chinese.
 * A cell that a spreadsheet would run as a formula is made plain text; exact decimal strings are left alone, because
 * a minus sign before digits is an amount and nothing else.
 */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return BOM + csvLine(columns.map(({ header }) => header)) + csvLines(columns, rows);
}

/**
 * The same file in pieces, for lists of any length: a piece per page, and never more than one page in memory. Files
 * that programs read rather than people go without the byte order mark.
 */
export async function* csvPieces<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
  { bom = true }: { readonly bom?: boolean } = {},
): AsyncGenerator<string> {
  yield (bom ? BOM : "") + csvLine(columns.map(({ header }) => header));
  for await (const rows of pages) if (rows.length > 0) yield csvLines(columns, rows);
}

function csvLines<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  let lines = "";
  for (const row of rows) lines += csvLine(columns.map((column) => column.value(row)));
  return lines;
}

function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/**
 * Written here and not by a library, because a month's files have hundreds of millions of cells and each costs the
 * library what a whole row costs here; a test holds the two against each other.
 */
function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = runsAsFormula.test(value) && !isDecimal(value) ? `'${value}` : value;
  return breaksRow.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The answer of a route handler that downloads a file; `name` may be in any language. */
export function csvDownload(name: string, csv: string | AsyncIterable<string>): Response {
  return fileDownload(name, "text/csv; charset=utf-8", typeof csv === "string" ? csv : streamOf(csv));
}

/** Pulled piece by piece, so that a slow reader slows the database down and fills no memory. */
function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await iterator.return?.()),
  });
}

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
