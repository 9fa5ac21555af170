import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, customType, uuid } from "drizzle-orm/pg-core";
import { Decimal } from "@/lib/billing/money";

/**
 * The codecs between PostgreSQL and the rulebook, once. Money is `numeric(28,8)` ↔ Decimal (rule T6): 8 decimals
 * hold every exact bill line (rule T5). The currency stands in a column of its own beside it.
 */
export const money = customType<{ data: Decimal; driverData: string }>({
  dataType: () => "numeric(28,8)",
  fromDriver: (value) => new Decimal(value),
  toDriver: (value) => value.toFixed(),
});

/** Units of calls, materials or QPS: `bigint` ↔ a safe integer; a larger one is a bug and throws. */
export const calls = customType<{ data: number; driverData: string }>({
  dataType: () => "bigint",
  fromDriver: (value) => safeInteger(Number(value)),
  toDriver: (value) => String(safeInteger(value)),
});

/** A moment, stored in UTC with millisecond precision (rule T2). */
export const instant = customType<{ data: Date; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  fromDriver: (value) => new Date(value),
  toDriver: (value) => value.toISOString(),
});

/** UUIDv7, made by the application (`newId`), so that no table needs a sequence. */
export const id = (name: string) => uuid(name);

/** `check ("column" in ('a', 'b'))` for a column whose type lists its values. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
}

function safeInteger(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  return value;
}
