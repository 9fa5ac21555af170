import { type AnyColumn, sql as fragment, type SQL } from "drizzle-orm";
import type postgres from "postgres";
import { type BulkValue, NewColumn, quoted } from "./new-column";

/** Column name → PostgreSQL type, in the order of the values of each row. */
export type BulkColumns = Readonly<Record<string, string>>;

/** From so many rows on a value that all of them have is sent once; the statement is then one of its own. */
const manyRows = 256;

/**
 * Rows of one table, to be inserted in one statement with one array parameter per column: several times faster than
 * a list of values, and one prepared statement whatever the number of rows. Each row is turned into text as it comes,
 * so that what it was made from need not live until the last one is there.
 */
export class NewRows {
  readonly #table: string;
  readonly #columns: readonly NewColumn[];
  #count = 0;

  constructor(table: string, columns: BulkColumns) {
    this.#table = table;
    this.#columns = Object.entries(columns).map(([name, type]) => new NewColumn(name, type));
  }

  /** The values in the order of the columns. */
  add(row: readonly BulkValue[]): void {
    this.#count++;
    // By index: this runs for every value that a month close writes.
    for (let index = 0; index < this.#columns.length; index++) this.#columns[index]?.add(row[index] ?? null);
  }

  /** `suffix` is an ON CONFLICT or RETURNING clause; what it returns comes back in the order of the rows. */
  async insert(sql: postgres.TransactionSql, suffix = ""): Promise<readonly Record<string, unknown>[]> {
    if (this.#count === 0) return [];
    const isSame = (column: NewColumn) => this.#count >= manyRows && !column.varies;
    const varying = this.#columns.filter((column) => !isSame(column));
    const same = this.#columns.filter(isSame);
    const parameter = (column: NewColumn) => `$${[...varying, ...same].indexOf(column) + 1}`;
    // JSON travels as text: an array of jsonb would need its elements escaped twice.
    const arrays = varying.map(
      (column) => `${parameter(column)}::${column.type === "jsonb" ? "text" : column.type}[]`,
    );
    const selected = this.#columns.map((column) => {
      if (isSame(column)) return `${parameter(column)}::text::${column.type}`;
      return column.type === "jsonb" ? `${column.name}::jsonb` : column.name;
    });
    return sql.unsafe(
      `insert into "${this.#table}" (${this.#columns.map(({ name }) => name).join(", ")})
       select ${selected.join(", ")} from unnest(${arrays.join(", ")}) as r(${varying.map(({ name }) => name).join(", ")}) ${suffix}`,
      [...varying.map((column) => column.arrayLiteral()), ...same.map((column) => column.text())] as never,
      { prepare: same.length === 0 },
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
