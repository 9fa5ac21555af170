/**
 * Instants of statements in plain SQL, which the codec of `columns.ts` does not see: postgres.js gives them as text
 * with an offset, `milliseconds` as a number.
 */

/** SQL: a `timestamptz` as milliseconds since 1970 in UTC. Reading a date from text costs more than finding its row. */
export const milliseconds = (column: string) => `date_part('epoch', ${column}) * 1000`;

/** The moment that a text with an offset or a number of milliseconds since 1970 in UTC stands for; null stays null. */
export function instantOf(value: string | number | null): Date | null {
  return value === null ? null : new Date(value);
}
