import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { isId } from "./ids";
import { type Cursor, type KeysetPage, keysetPage } from "./keyset";

export interface KeyColumn {
  readonly expression: SQL;
  readonly type: "timestamptz" | "uuid" | "smallint" | "bigint" | "numeric" | "text";
}

/** By which columns a list is ordered; the last one makes the key unique, and an index should lead with them. */
export interface KeyOrder {
  readonly columns: readonly KeyColumn[];
  readonly descending: boolean;
}

/** Newest first by an instant; the id, which grows with time, orders what is of one instant. */
export function newestFirstBy(at: AnyColumn, id: AnyColumn): KeyOrder {
  return {
    columns: [
      { expression: sql`${at}`, type: "timestamptz" },
      { expression: sql`${id}`, type: "uuid" },
    ],
    descending: true,
  };
}

/** What a query must do to read a page: keep only rows beyond the key, in this order, this many. */
export interface PageQuery {
  readonly beyond: SQL | undefined;
  readonly orderBy: SQL;
  readonly limit: number;
}

export interface PageRequest {
  readonly cursor: Cursor;
  readonly size: number;
  /** The list the other way round, e.g. the oldest first. */
  readonly reversed?: boolean;
}

/** Separates the columns of a key; no instant, id or number contains it. */
const separator = "~";

/** A page of a list ordered by some columns. A key that does not fit them, from an old link, begins at the start. */
export function readPage<Row>(
  { columns, descending }: KeyOrder,
  { cursor, size, reversed = false }: PageRequest,
  query: (page: PageQuery) => Promise<Row[]>,
  keyOf: (row: Row) => readonly string[],
): Promise<KeysetPage<Row>> {
  const fitting = cursor !== null && fits(columns, "before" in cursor ? cursor.before : cursor.after);
  return keysetPage(
    fitting ? cursor : null,
    size,
    ({ direction, from, limit }) => {
      const down = (descending !== reversed) === (direction === "forward");
      const turn = sql.raw(down ? "desc" : "asc");
      return query({
        beyond: from === null ? undefined : beyond(columns, from, down),
        orderBy: list(columns.map(({ expression }) => sql`${expression} ${turn}`)),
        limit,
      });
    },
    (row) => keyOf(row).join(separator),
  );
}

function beyond(columns: readonly KeyColumn[], key: string, down: boolean): SQL {
  const values = key.split(separator);
  const edge = columns.map(({ type }, index) => sql`${values[index] ?? ""}::${sql.raw(type)}`);
  const row = list(columns.map(({ expression }) => expression));
  return sql`(${row}) ${sql.raw(down ? "<" : ">")} (${list(edge)})`;
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `);

const readable: Readonly<Record<KeyColumn["type"], (text: string) => boolean>> = {
  timestamptz: (text) => text === "infinity" || isInstant(text),
  uuid: isId,
  smallint: (text) => /^\d{1,4}$/.test(text),
  bigint: (text) => /^\d{1,15}$/.test(text),
  numeric: (text) => /^-?\d{1,20}(\.\d{1,8})?$/.test(text),
  text: (text) => text.length <= 200 && !text.includes("\0"),
};

/** Exactly as keys are written. */
function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(text)) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

function fits(columns: readonly KeyColumn[], key: string): boolean {
  const values = key.split(separator);
  return (
    values.length === columns.length &&
    columns.every(({ type }, index) => readable[type](values[index] ?? ""))
  );
}
