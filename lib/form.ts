import { z } from "zod";
import type { FieldError } from "@/components/ui/form-state";
import type { Locale } from "@/lib/billing/catalog/types";
import { fieldErrorCode, fieldErrors, sayFieldError } from "./field-errors";

type Read<Output> =
  | { readonly ok: true; readonly input: Output; readonly values: Record<string, string> }
  | { readonly ok: false; readonly errors: FieldError[]; readonly values: Record<string, string> };

/** Never sent back to the browser. */
const secret = /password/i;

/** No keyboard types it, and PostgreSQL stores no text with it. */
const unstorable = "\0";
const notText = { en: "This is not text", zh: "这不是文本" } as const;

/**
 * Reads a form's text fields by a schema. Field errors are in the person's language; empty fields count as absent. An
 * action can be sent anything, so what is no form has no fields, and a file is no text.
 */
export function readForm<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  locale: Locale,
): Read<z.output<Schema>> {
  const fields = form instanceof FormData ? [...form] : [];
  const typed = Object.fromEntries(
    fields.filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$"),
    ),
  );
  const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.test(name)));
  const unreadable = Object.keys(typed).filter((name) => `${name}${typed[name]}`.includes(unstorable));
  if (unreadable.length > 0)
    return { ok: false, values, errors: unreadable.map((path) => ({ path, message: notText[locale] })) };
  const present = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(present, { error: fieldErrors(locale) });
  if (parsed.success) return { ok: true, input: parsed.data, values };
  return {
    ok: false,
    values,
    errors: parsed.error.issues.map((issue) => ({
      path: issue.path.join("."),
      message: sayFieldError(issue.message, locale),
    })),
  };
}

/** A whole number typed into a field. */
export const wholeNumber = z
  .string()
  .regex(/^-?\d{1,15}$/, { error: fieldErrorCode("whole_number") })
  .transform(Number);

/** An amount of money typed into a field: digits, at most two decimals. */
export const amountField = z
  .string()
  .transform((text) => text.trim().replaceAll(",", ""))
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, { error: fieldErrorCode("amount") }));

/** Why a member of staff does something: words that somebody can read later, not only marks or invisible signs. */
export const reasonField = z
  .string({ error: fieldErrorCode("reason") })
  .trim()
  .max(500)
  .regex(/[\p{L}\p{N}]/u, { error: fieldErrorCode("reason") });
