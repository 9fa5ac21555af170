import type { DataColumn } from "./data-table-columns";

interface Wanted {
  readonly query: string;
  readonly sort: { readonly id: string; readonly descending: boolean } | null;
}

/** The rows of a DataTable that the text filter lets through, in the order asked for. */
export function tableRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  { query, sort }: Wanted,
  locale: string,
): readonly Row[] {
  const matching = rowsWith(rows, columns, query.trim().toLocaleLowerCase(locale), locale);
  const by = columns.find((column) => column.id === sort?.id && column.sortable !== false);
  if (!by || !sort) return matching;
  const collator = new Intl.Collator(locale, { numeric: true });
  return [...matching].sort((a, b) => compare(by.value(a), by.value(b), sort.descending, collator));
}

function rowsWith<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  words: string,
  locale: string,
): readonly Row[] {
  if (words === "") return rows;
  const textOf = (row: Row, { searchText, value }: DataColumn<Row>) =>
    searchText ? searchText(row) : String(value(row) ?? "");
  return rows.filter((row) =>
    columns.some((column) => textOf(row, column).toLocaleLowerCase(locale).includes(words)),
  );
}

type Value = string | number | bigint | null;

/** Numbers by size, text as its readers sort it, nothing at the end whichever way round. */
function compare(a: Value, b: Value, descending: boolean, collator: Intl.Collator): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order =
    typeof a === "string" && typeof b === "string" ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
  return descending ? -order : order;
}
