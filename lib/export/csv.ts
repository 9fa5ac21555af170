import { stringify } from "csv-stringify/sync";

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
  const records = rows.map((row) => columns.map((column) => column.value(row)));
  return stringify([columns.map((column) => column.header), ...records], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    // With "\r\n" between records the library would leave a lone line break inside a cell unquoted.
    quoted_match: /[\r\n]/,
    cast: { string: (text) => (isDecimal(text) ? { value: text, escape_formulas: false } : text) },
  });
}

/** The answer of a route handler that downloads a file; `name` may be in any language. */
export function csvDownload(name: string, csv: string): Response {
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function asciiName(name: string): string {
  return name.replace(/[^\w.-]+/g, "-");
}

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
