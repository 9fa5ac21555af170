import type { z } from "zod";
import { type FieldError, invalidInput, type Problem } from "./problem";

export type Query<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a request's query parameters; each may be given once. */
export function readQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Query<z.output<Schema>> {
  const { searchParams } = new URL(request.url);
  const names = [...searchParams.keys()];
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) {
    const errors = twice.map((path) => ({ path, message: "Say this once" }));
    return { ok: false, problem: invalidInput(errors) };
  }
  const parsed = schema.safeParse(Object.fromEntries(searchParams));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problem: invalidInput(parsed.error.issues.flatMap(fieldErrors)) };
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path.join("."), message: issue.message }];
  return issue.keys.map((path) => ({ path, message: "There is no such parameter" }));
}
