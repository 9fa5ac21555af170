/** Records that follow each other and have the same key, together: never more than one such group in memory. */
export async function* groupAdjacent<Row>(
  pages: AsyncIterable<readonly Row[]>,
  keyOf: (row: Row) => string,
  read: (records: number) => Promise<void>,
): AsyncGenerator<Row[]> {
  let group: Row[] = [];
  let key: string | null = null;
  for await (const page of pages) {
    for (const row of page) {
      const next = keyOf(row);
      if (next !== key && group.length > 0) {
        yield group;
        group = [];
      }
      key = next;
      group.push(row);
    }
    await read(page.length);
  }
  if (group.length > 0) yield group;
}

/** Rows that come in handfuls, in pages that are worth writing. */
export async function* inPages<Row>(
  handfuls: AsyncIterable<readonly Row[]>,
  size = 250,
): AsyncGenerator<Row[]> {
  let page: Row[] = [];
  for await (const rows of handfuls) {
    page.push(...rows);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
