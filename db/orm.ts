import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";

/** Longer ones list so many values that they hardly come twice; a session would keep each of them by name. */
const longestNamed = 6_000;

/**
 * drizzle on a transaction's own handle. postgres.js leaves off it the `options` that drizzle reads the codecs from.
 * And drizzle asks for unnamed statements, which are parsed and planned every time and take two round trips each; named
 * ones take one from their second use on, and none is waited for by the one that is issued after it: statements of a
 * transaction run in the order they are issued, so a `Promise.all` of them is one round trip.
 */
export function onTransaction(inner: postgres.TransactionSql, outer: postgres.Sql): PostgresJsDatabase {
  const client = {
    options: outer.options,
    unsafe: (text: string, parameters: never[]) =>
      inner
        .unsafe(text, parameters, { prepare: parameters.length > 0 && text.length < longestNamed })
        // At once, not when somebody waits for it: that keeps the order.
        .execute(),
  };
  return drizzle(client as unknown as postgres.Sql);
}
