import { stringify } from "csv-stringify/sync";
import { fileDownload } from "./download";

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
  return csvText([columns.map((column) => column.header), ...recordsOf(columns, rows)], true);
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
  yield csvText([columns.map((column) => column.header)], bom);
  for await (const rows of pages) if (rows.length > 0) yield csvText(recordsOf(columns, rows), false);
}

function recordsOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]) {
  return rows.map((row) => columns.map((column) => column.value(row)));
}

function csvText(records: readonly (readonly (string | number | null)[])[], bom: boolean): string {
  return stringify([...records], {
    bom,
    escape_formulas: true,
    record_delimiter: "windows",
    // With "\r\n" between records the library would leave a lone line break inside a cell unquoted.
    quoted_match: /[\r\n]/,
    cast: { string: (text) => (isDecimal(text) ? { value: text, escape_formulas: false } : text) },
  });
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
