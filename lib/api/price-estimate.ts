import { type Announced, nothingAnnounced } from "@/lib/billing/catalog/announced";
import { estimate } from "@/lib/billing/estimate";
import { refusalSentence } from "@/lib/billing/refusals";
import type { Estimate } from "@/lib/billing/what-if/answer";
import { invalidInput, type Problem, refusalProblem } from "./problem";
import { parseScenario } from "./scenario";

export type PriceEstimate =
  | { readonly ok: true; readonly value: Estimate }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Answers one scenario; the HTTP API and the command line say the same. What an instance announced (rule P10) is its
 * own: without it prices are as printed.
 */
export function priceEstimate(input: unknown, announced: Announced = nothingAnnounced): PriceEstimate {
  const parsed = parseScenario(input);
  if (!parsed.ok) return { ok: false, problem: invalidInput(parsed.errors) };
  const decision = estimate(parsed.scenario, announced);
  if (decision.ok) return decision;
  const { refusal } = decision;
  const path = String(refusal.params.path ?? "");
  const errors = [{ path, message: refusalSentence(refusal, "en") }];
  return { ok: false, problem: { ...refusalProblem(refusal, "en"), errors } };
}
