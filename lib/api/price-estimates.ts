import type { Announced } from "@/lib/billing/catalog/announced";
import { priceEstimate } from "./price-estimate";
import { type Problem, problem } from "./problem";

/** Scenarios of one request; more are sent in several. */
export const mostScenarios = 10_000;

/** After so many scenarios other requests of the process get their turn. */
const turn = 50;

/**
 * Answers a scenario, or an array of them with an array in the same order in which a refused one is
 * `{"error": …}` in its place.
 */
export async function answerScenarios(
  body: unknown,
  announced: Announced,
): Promise<{ value: unknown } | { problem: Problem }> {
  if (!Array.isArray(body)) {
    const answered = priceEstimate(body, announced);
    return answered.ok ? { value: answered.value } : { problem: answered.problem };
  }
  if (body.length > mostScenarios) {
    const detail = `A request holds at most ${mostScenarios} scenarios; this one has ${body.length}.`;
    return { problem: problem(413, "too_many_scenarios", detail) };
  }
  const results: unknown[] = [];
  for (const [index, scenario] of body.entries()) {
    if (index % turn === turn - 1) await new Promise(setImmediate);
    const answered = priceEstimate(scenario, announced);
    results.push(answered.ok ? answered.value : { error: answered.problem });
  }
  return { value: results };
}
