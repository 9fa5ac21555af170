import { type AnyColumn, sql as fragment, type SQL } from "drizzle-orm";
import type postgres from "postgres";
import { type BulkValue, NewColumn, quoted } from "./new-column";

/** Column name → PostgreSQL type, in the order of the values of each row. */
export type BulkColumns = Readonly<Record<string, string>>;

/** From so many rows on a value that all of them have is sent once, in a statement of other words. */
const manyRows = 256;

/**
 * So many wordings of the statement of a table, or of several together, are kept by name in each session: parsed once,
 * and sent without waiting for what was sent before. Usage has the most: by the ways in which calls are covered, and by
 * which texts are the same in all rows of a large batch, some dozens.
 */
const mostWordings = 64;
const wordings = new Map<string, Set<string>>();

/**
 * Rows of one table, to be inserted in one statement with one parameter per column, a list: several times faster than
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

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** `suffix` is an ON CONFLICT or RETURNING clause; what it returns comes back in the order of the rows. */
  async insert(sql: postgres.TransactionSql, suffix = ""): Promise<readonly Record<string, unknown>[]> {
    return this.isEmpty ? [] : send(sql, this.statement(suffix));
  }

  /** The statement, its parameters counted on from those of others that it is sent with. */
  statement(suffix = "", others = 0): WritingStatement {
    const isOnce = (column: NewColumn) => this.#count === 1 || (this.#count >= manyRows && !column.varies);
    const { selected, parameters } = sideBySide(this.#columns, this.#count, isOnce, others);
    const names = this.#columns.map(({ name }) => name).join(", ");
    return {
      tables: this.#table,
      text: `insert into "${this.#table}" (${names}) select ${selected} ${suffix}`,
      parameters,
    };
  }
}

/**
 * The list of what is selected, and its parameters. Each column is its own list there: in FROM each list would be
 * written into a store of its own first.
 */
function sideBySide(
  columns: readonly NewColumn[],
  rows: number,
  isSentOnce: (column: NewColumn) => boolean,
  others: number,
) {
  const parameters: (string | null)[] = [];
  const selected = columns.map((column, index) => {
    // The first column says how many rows there are, also where all of them are the same.
    const isOnce = isSentOnce(column) && (index > 0 || rows === 1);
    parameters.push(isOnce ? column.text() : column.list());
    const parameter = `$${others + parameters.length}`;
    return isOnce ? column.sameInAll(parameter, rows) : column.unnested(parameter);
  });
  return { selected: selected.join(", "), parameters };
}

const numbers = new Set(["integer", "bigint", "float8"]);

/** The type of a column, and its value in each row. */
export type ColumnOfRows = readonly [type: string, values: readonly BulkValue[]];

/** Rows for FROM, as columns: a subquery and its parameters, which are the first of their statement. */
export function rowsFor(columns: readonly ColumnOfRows[]): {
  readonly rows: string;
  readonly parameters: readonly (string | null)[];
} {
  const made = columns.map(([type, values]) => {
    const column = new NewColumn("", type);
    for (const value of values) column.add(value);
    return column;
  });
  const count = columns[0]?.[1].length ?? 0;
  // Of numbers a list costs next to nothing, and a wording for each of them that happens to be the same would be many.
  const isOnce = ({ type, varies }: NewColumn) => count >= manyRows && !varies && !numbers.has(type);
  const { selected, parameters } = sideBySide(made, count, isOnce, 0);
  return { rows: `(select ${selected})`, parameters };
}

/**
 * Rows of several tables in one statement, which is one trip and one start of the executor for all of them. Foreign
 * keys among them hold, and triggers see all of it: both look when the statement is over.
 */
export async function insertTogether(
  sql: postgres.TransactionSql,
  parts: readonly { readonly rows: NewRows; readonly suffix?: string }[],
): Promise<void> {
  const parameters: (string | null)[] = [];
  const statements = parts.flatMap(({ rows, suffix }) => {
    if (rows.isEmpty) return [];
    const statement = rows.statement(suffix, parameters.length);
    parameters.push(...statement.parameters);
    return statement;
  });
  const tables = statements.map((statement) => statement.tables).join();
  const last = statements.pop()?.text;
  if (last === undefined) return;
  const before = statements.map(({ text }, index) => `part${index} as (${text})`).join(", ");
  await send(sql, { tables, text: before ? `with ${before} ${last}` : last, parameters });
}

/** A statement that writes rows: what it writes to, for the count of its wordings. */
export interface WritingStatement {
  readonly tables: string;
  readonly text: string;
  readonly parameters: readonly (string | null)[];
}

/** Issued at once: whatever is issued after the call, the COMMIT too, is carried out after it. */
export function send(
  sql: postgres.TransactionSql,
  { tables, text, parameters }: WritingStatement,
): Promise<readonly Record<string, unknown>[]> {
  return sql.unsafe(text, parameters as never, { prepare: isKept(tables, text) }).execute();
}

function isKept(tables: string, text: string): boolean {
  const kept = wordings.get(tables) ?? new Set();
  if (kept.size < mostWordings) wordings.set(tables, kept.add(text));
  return kept.has(text);
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
  return `{${values.map(element).join(",")}}`;
}

function element(value: BulkValue): string {
  if (value === null) return "NULL";
  return typeof value === "string" ? quoted(value) : String(value);
}

/** `column = any (ids)`: one parameter however many ids, where a list would be as many. */
export function isOneOf(column: AnyColumn, ids: readonly string[]): SQL {
  return fragment`${column} = any(${arrayLiteral(ids)}::uuid[])`;
}
