import { notFound } from "next/navigation";
import { z } from "zod";

/**
 * What an action was bound to on the server comes back by way of the browser, where anybody may change it: what was
 * never sent from here leads to nothing that exists.
 */
export function readBound<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  return read.success ? read.data : notFound();
}

/** The id of a row that an action was bound to. */
export function boundId(value: unknown): string {
  return readBound(z.uuid(), value);
}
