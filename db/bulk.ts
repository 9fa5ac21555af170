import { type AnyColumn, sql as fragment, type SQL } from "drizzle-orm";
import type postgres from "postgres";

/** Column name → PostgreSQL type, in the order of the values of each row. */
export type BulkColumns = Readonly<Record<string, string>>;
export type BulkValue = string | number | boolean | null;

/** Types whose text never needs quotes in an array literal. */
const plainTypes = new Set(["uuid", "numeric", "smallint", "integer", "bigint", "boolean", "timestamptz"]);

/** So many values of a column are joined at a time: one long string costs the garbage collector nothing. */
const valuesPerPiece = 128;

/**
 * Rows of one table, to be inserted in one statement with one array parameter per column: several times faster than
 * a list of values, and one prepared statement whatever the number of rows. Each row is turned into text as it comes,
 * so that what it was made from need not live until the last one is there.
 */
export class NewRows {
  readonly #table: string;
  readonly #types: readonly string[];
  readonly #quotes: readonly boolean[];
  readonly #names: readonly string[];
  /** The values that are not joined yet, and the text of those before them. */
  readonly #values: string[][];
  readonly #pieces: string[][];

  constructor(table: string, columns: BulkColumns) {
    this.#table = table;
    this.#types = Object.values(columns);
    this.#names = Object.keys(columns).map((name) => `"${name}"`);
    this.#quotes = this.#types.map((type) => !plainTypes.has(type));
    this.#values = this.#types.map(() => []);
    this.#pieces = this.#types.map(() => []);
  }

  /** The values in the order of the columns. */
  add(row: readonly BulkValue[]): void {
    // By index: this runs for every value that a month close writes.
    for (let index = 0; index < this.#values.length; index++) {
      const value = row[index] ?? null;
      const isQuoted = this.#quotes[index] && typeof value === "string";
      this.#values[index]?.push(value === null ? "NULL" : isQuoted ? quoted(value) : String(value));
    }
    if (this.#values[0]?.length === valuesPerPiece) this.#join();
  }

  #join(): void {
    for (const [index, values] of this.#values.entries()) {
      if (values.length > 0) this.#pieces[index]?.push(values.join(","));
      values.length = 0;
    }
  }

  /** `suffix` is an ON CONFLICT or RETURNING clause; what it returns comes back in the order of the rows. */
  async insert(sql: postgres.TransactionSql, suffix = ""): Promise<readonly Record<string, unknown>[]> {
    this.#join();
    if (this.#pieces[0]?.length === 0) return [];
    // JSON travels as text: an array of jsonb would need its elements escaped twice.
    const parameters = this.#types.map(
      (type, index) => `$${index + 1}::${type === "jsonb" ? "text" : type}[]`,
    );
    const names = this.#names.join(", ");
    const selected = this.#names.map((name, index) =>
      this.#types[index] === "jsonb" ? `${name}::jsonb` : name,
    );
    return sql.unsafe(
      `insert into "${this.#table}" (${names})
       select ${selected.join(", ")} from unnest(${parameters.join(", ")}) as r(${names}) ${suffix}`,
      this.#pieces.map((pieces) => `{${pieces.join(",")}}`) as never,
      { prepare: true },
    );
  }
}

/** `NewRows` of rows that are all there. */
export function insertRows(
  sql: postgres.TransactionSql,
  table: string,
  columns: BulkColumns,
  rows: readonly (readonly BulkValue[])[],
  suffix = "",
): Promise<readonly Record<string, unknown>[]> {
  const added = new NewRows(table, columns);
  for (const row of rows) added.add(row);
  return added.insert(sql, suffix);
}

/** A PostgreSQL array literal: one string per column, whatever the element type; the cast in the statement reads it. */
export function arrayLiteral(values: readonly BulkValue[]): string {
  let text = "{";
  for (const [index, value] of values.entries()) {
    if (index > 0) text += ",";
    text += typeof value === "string" ? quoted(value) : value === null ? "NULL" : value;
  }
  return `${text}}`;
}

/** `column = any (ids)`: one parameter however many ids, where a list would be as many. */
export function isOneOf(column: AnyColumn, ids: readonly string[]): SQL {
  return fragment`${column} = any(${arrayLiteral(ids)}::uuid[])`;
}

/** What needs no quotes: ids, months, numbers, most names; empty text and NULL do. */
const plain = /^(?!null$)[\w:./-]+$/i;

function quoted(text: string): string {
  if (plain.test(text)) return text;
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, "\\$&") : text}"`;
}
