import { parseScenario } from "@/lib/api/scenario";
import type { Announced } from "@/lib/billing/catalog/announced";
import type { Locale, MeterId } from "@/lib/billing/catalog/types";
import { estimate } from "@/lib/billing/estimate";
import { refusalSentence } from "@/lib/billing/refusals";
import type { Estimate } from "@/lib/billing/what-if/answer";
import { cheapestWays, type MeterWays, takeWays } from "@/lib/billing/what-if/cheapest-ways";
import type { Draft, DraftError } from "./draft";
import { partField } from "./fields";
import { type ScenarioJson, scenarioOf } from "./scenario-of";
import { readCount } from "./values";

/** The answer to a draft: the estimate of it, the cheapest way for each meter, and the estimate of those together. */
export type Calculation =
  | { readonly ok: false; readonly errors: ReadonlyMap<string, DraftError> }
  | {
      readonly ok: true;
      readonly json: ScenarioJson;
      readonly estimate: Estimate;
      readonly ways: readonly MeterWays[];
      /** Where some way saves something. */
      readonly better: Estimate | null;
    };

export function calculate(draft: Draft, announced: Announced, locale: Locale): Calculation {
  if (draft.errors.size > 0) return { ok: false, errors: draft.errors };
  const { json, fieldOf } = scenarioOf(draft);
  const parsed = parseScenario(json);
  if (!parsed.ok) {
    const [error] = parsed.errors;
    throw new Error(`A draft without errors made a scenario with one: ${error?.path} ${error?.message}`);
  }
  const answer = estimate(parsed.scenario, announced, locale);
  if (!answer.ok) {
    const field = fieldOf.get(String(answer.refusal.params.path)) ?? "month";
    const text = refusalSentence(answer.refusal, locale);
    return { ok: false, errors: new Map([[field, { code: "refused", text }]]) };
  }
  const ways = cheapestWays(parsed.scenario, peaksOf(draft), announced);
  const saving = ways.filter(({ saving }) => saving?.greaterThan(0));
  const taken = saving.length > 0 ? estimate(takeWays(parsed.scenario, saving), announced, locale) : null;
  return {
    ok: true,
    json,
    estimate: answer.value,
    ways,
    better: taken?.ok ? taken.value : null,
  };
}

function peaksOf({ meters, written }: Draft): Map<MeterId, number> {
  return new Map(
    meters.flatMap(({ meter }) => {
      const peak = readCount(written.get(partField(meter, "peak")) ?? "", 1, Number.MAX_SAFE_INTEGER);
      return peak === undefined ? [] : [[meter.id, peak] as const];
    }),
  );
}
