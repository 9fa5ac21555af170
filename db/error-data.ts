import { DrizzleQueryError } from "drizzle-orm/errors";
import postgres from "postgres";

/**
 * The error as it may be logged. drizzle's carries the statement's parameters and PostgreSQL's quotes the row it
 * refused (a person's address, the hash of a password); code, table and constraint say enough of what went wrong.
 */
export function withoutData(error: unknown): unknown {
  const cause = error instanceof DrizzleQueryError ? (error.cause ?? error) : error;
  if (cause instanceof postgres.PostgresError) {
    for (const quoting of ["detail", "where", "internal_query"]) Reflect.deleteProperty(cause, quoting);
  }
  return cause;
}
