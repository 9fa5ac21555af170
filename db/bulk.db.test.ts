import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { arrayLiteral, insertRows, rowsFor } from "./bulk";
import { pool, systemTransaction } from "./client";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

beforeAll(async () => {
  await pool()`create table sheets (place int not null, word text, amount numeric, count bigint, page jsonb)`;
  await pool()`grant all on sheets to console_system`;
});

const columns = { place: "integer", word: "text", amount: "numeric", count: "bigint", page: "jsonb" };

/** What an array literal could mistake for something else, and any other text PostgreSQL can keep. */
const word = fc.oneof(
  fc.constantFrom(
    "",
    "NULL",
    "null",
    '"',
    "\\",
    '\\"',
    "{}",
    "a,b",
    '{a,"b"}',
    " ",
    "'",
    "\n\t",
    "$1",
    "张三",
  ),
  fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", "")),
);

const row = fc.tuple(
  fc.option(word),
  fc.option(fc.constantFrom("0", "-0.00000001", "12345678901234567890.12345678")),
  fc.option(fc.maxSafeInteger()),
  fc.option(fc.record({ word, list: fc.array(word, { maxLength: 2 }) })),
);

/** Written and read back, in the order in which they came. */
const kept = (rows: readonly (readonly (string | number | null)[])[]) =>
  systemTransaction(async ({ sql }) => {
    await sql`delete from sheets`;
    const returned = await insertRows(sql, "sheets", columns, rows, "returning place");
    const read = await sql`select place, word, amount::text, count::text, page from sheets order by place`;
    return { returned: returned.map(({ place }) => Number(place)), read };
  });

test("rows come back as they were written, whatever their texts, and in their order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const { returned, read } = await kept(
        rows.map(([text, amount, count, page], place) => [
          place,
          text,
          amount,
          count,
          page === null ? null : JSON.stringify(page),
        ]),
      );
      expect(returned).toEqual(rows.map((_, place) => place));
      expect(read.map(({ word, page }) => ({ word, page }))).toEqual(
        rows.map(([text, , , page]) => ({ word: text, page })),
      );
      expect(read.map(({ count }) => (count === null ? null : Number(count)))).toEqual(
        rows.map(([, , count]) => count),
      );
    }),
    { numRuns: 60 },
  );
});

test("a value that many rows share is sent once and written into each", async () => {
  const rows = Array.from({ length: 300 }, (_, place) => [place, 'one "word"', "1.50", null, '{"a":"\\\\"}']);
  const { read } = await kept(rows);
  expect(read).toHaveLength(300);
  expect(new Set(read.map((each) => JSON.stringify({ ...each, place: 0 })))).toEqual(
    new Set([
      JSON.stringify({ place: 0, word: 'one "word"', amount: "1.50", count: null, page: { a: "\\" } }),
    ]),
  );
});

test("rows that are all the same are as many as were written", async () => {
  const { read } = await kept(Array.from({ length: 300 }, () => [7, "same", null, 1, null]));
  expect(read).toHaveLength(300);
});

test("JSON comes back as it was whatever its strings hold, between others and beside null", async () => {
  const pages = [
    'a "word"',
    "back\\slash",
    "two\nlines\r\n",
    "\u2028 \\n",
    "",
    "NULL",
    "{}",
    null,
    { "a\n": ['"\n'] },
  ];
  const rows = pages.map((page, place) => [
    place,
    null,
    null,
    null,
    // Over several lines, as a person would write it.
    page === null ? null : JSON.stringify({ page }, null, 2),
  ]);
  const { read } = await kept(rows);
  expect(read.map(({ page }) => page)).toEqual(pages.map((page) => (page === null ? null : { page })));
});

test("JSON that every row lacks is null in each, and JSON's own null is not", async () => {
  expect(
    (
      await kept([
        [0, null, null, null, null],
        [1, "", null, null, null],
      ])
    ).read,
  ).toMatchObject([{ page: null }, { page: null }]);
  await kept([
    [0, null, null, null, null],
    [1, null, null, null, "null"],
  ]);
  const [found] = await systemTransaction(
    ({ sql }) => sql`select count(*)::int as all, count(page)::int as given from sheets`,
  );
  expect(found).toEqual({ all: 2, given: 1 });
});

test("a list of texts asks for just those", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
      const [found] = await systemTransaction(
        ({ sql }) => sql<{ words: string }[]>`select to_json(${arrayLiteral(words)}::text[])::text as words`,
      );
      expect(JSON.parse(found?.words ?? "")).toEqual(words);
    }),
    { numRuns: 60 },
  );
});

test("rows for FROM come as they were given, whether their values differ, are the same in all, or missing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 2, 255, 256, 300),
      fc.option(word),
      fc.option(word),
      async (count, first, rest) => {
        const places = Array.from({ length: count }, (_, index) => index);
        const words = places.map((place) => (place === 0 ? first : rest));
        const { rows, parameters } = rowsFor([
          ["integer", places],
          ["text", words],
          ["bigint", places.map(() => 7)],
        ]);
        const read = await systemTransaction(({ sql }) =>
          sql.unsafe<{ place: number; word: string | null; count: string }[]>(
            `select place, word, count from ${rows} as given(place, word, count) order by place`,
            parameters as never,
          ),
        );
        expect(read.map((row) => [row.place, row.word, Number(row.count)])).toEqual(
          places.map((place) => [place, words[place], 7]),
        );
      },
    ),
    { numRuns: 40 },
  );
});
