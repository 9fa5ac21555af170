/** Where a page of a list begins: after a row, before one, or at the start. The key is what `keyOf` says of a row. */
export type Cursor = { readonly after: string } | { readonly before: string } | null;

export interface KeysetPage<Row> {
  readonly rows: readonly Row[];
  /** Pass it as `before`; null on the first page. */
  readonly previous: string | null;
  /** Pass it as `after`; null on the last page. */
  readonly next: string | null;
}

export interface KeysetSlice {
  readonly direction: "forward" | "backward";
  /** Rows strictly beyond this key in the direction; null: from the end one starts at. */
  readonly from: string | null;
  readonly limit: number;
}

/**
 * A page of a list by key: as quick on the thousandth page as on the first, and rows that come in meanwhile shift
 * nothing. `fetch` reads in the direction asked for, nearest to the key first; one row more tells whether it goes on.
 */
export async function keysetPage<Row>(
  cursor: Cursor,
  size: number,
  fetch: (slice: KeysetSlice) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): Promise<KeysetPage<Row>> {
  const backward = cursor !== null && "before" in cursor;
  const from = cursor === null ? null : "before" in cursor ? cursor.before : cursor.after;
  const found = await fetch({ direction: backward ? "backward" : "forward", from, limit: size + 1 });
  const more = found.length > size;
  const nearest = found.slice(0, size);
  const rows = backward ? [...nearest].reverse() : nearest;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const hasPrevious = backward ? more : cursor !== null;
  const hasNext = backward || more;
  return {
    rows,
    previous: hasPrevious && first !== undefined ? keyOf(first) : null,
    next: hasNext && last !== undefined ? keyOf(last) : null,
  };
}
