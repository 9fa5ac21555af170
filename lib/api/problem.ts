import type { Locale } from "@/lib/billing/catalog/types";
import { type Refusal, refusalSentence, refusalStatus } from "@/lib/billing/refusals";

/** A problem that names one field; `path` is dotted, e.g. `data.count`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** RFC 9457 problem details with a stable `code`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly requestId?: string;
}

export const problemContentType = "application/problem+json";

export function problem(
  status: number,
  code: string,
  detail: string,
  errors?: readonly FieldError[],
): Problem {
  return {
    type: `/docs/api#${code}`,
    title: titles[status] ?? "Error",
    status,
    code,
    detail,
    ...(errors ? { errors } : {}),
  };
}

export function invalidInput(errors: readonly FieldError[]): Problem {
  return problem(400, "invalid_input", "The request has fields that cannot be accepted.", errors);
}

export function refusalProblem(refusal: Refusal, locale: Locale = "en"): Problem {
  return problem(refusalStatus(refusal.code), refusal.code, refusalSentence(refusal, locale));
}

const titles: Readonly<Record<number, string>> = {
  400: "Invalid input",
  401: "Not authenticated",
  403: "Not permitted",
  404: "Not found",
  409: "Conflict",
  413: "Body too large",
  415: "Unsupported content type",
  422: "Refused",
  429: "Too many requests",
  500: "Internal error",
  503: "Not available",
};
