import type { Refusal } from "./refusals";

/**
 * The answer of a rule that may say no: the plan, or a refusal as a value. A refusal is not an error: it is shown
 * to the person as it is. Bugs throw instead.
 */
export type Decision<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

export function refuse(code: Refusal["code"], params: Refusal["params"] = {}): Decision<never> {
  return { ok: false, refusal: { code, params } };
}
