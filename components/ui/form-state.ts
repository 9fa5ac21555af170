/** An input that could not be read: which field (dotted path, as zod names it) and what to write instead. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/**
 * What a server action hands back to the form that called it. `invalid` belongs to fields, `refused` carries the
 * rulebook's sentence and is shown beside the button that caused it. `values` are what was typed, so that nothing is lost.
 */
export interface FormState {
  readonly status: "idle" | "invalid" | "refused" | "done";
  readonly errors?: readonly FieldError[];
  readonly refusal?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A server action as a form calls it: with its last answer and what was typed. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export const idleForm: FormState = { status: "idle" };

/** The message for one field, if the last submission had any. */
export function fieldError(state: FormState, path: string): string | undefined {
  return state.errors?.find((error) => error.path === path)?.message;
}
