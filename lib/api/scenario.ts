import { z } from "zod";
import { findMeter } from "@/lib/billing/catalog/catalog";
import type { Scenario } from "@/lib/billing/what-if/scenario";
import type { FieldError } from "./problem";
import { scenarioConflicts } from "./scenario-conflicts";
import { contractEntry } from "./scenario-contract";
import {
  callMeterField,
  callsField,
  instantField,
  meterField,
  monthField,
  offerField,
  serviceField,
} from "./scenario-fields";

const purchaseEntry = z
  .strictObject({
    offer: offerField,
    quantity: z.int().min(1).optional(),
    qps: z.int().min(1).optional(),
    terms: z.int().min(1).optional(),
    at: instantField,
  })
  .superRefine(({ offer, quantity, qps, terms }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (offer.kind === "qps") {
      if (quantity !== undefined) issue("quantity", "A QPS quota has qps and terms in place of a quantity");
      if (qps === undefined) issue("qps", "Say how many QPS");
    } else {
      if (qps !== undefined) issue("qps", "Only a QPS quota has qps");
      if (terms !== undefined) issue("terms", "Only a QPS quota has terms");
    }
  });

const modeEntry = z
  .strictObject({ meter: callMeterField, mode: z.enum(["calls", "qps"]), from: instantField })
  .superRefine(({ meter, mode }, context) => {
    if (findMeter(meter)?.modes.includes(mode)) return;
    context.addIssue({ code: "custom", path: ["mode"], message: `${meter} has no billing mode ${mode}` });
  });

/** The scenario of `POST /api/v1/price-estimates` and of the command line; its sizes keep one request small. */
export const scenarioSchema = z.strictObject({
  site: z.enum(["international", "china"]),
  month: monthField,
  activated: z
    .array(z.strictObject({ service: serviceField, at: instantField }))
    .max(100)
    .default([]),
  claims: z
    .array(z.strictObject({ meter: meterField, at: instantField }))
    .max(100)
    .default([]),
  purchases: z.array(purchaseEntry).max(1_000).default([]),
  modes: z.array(modeEntry).max(1_000).default([]),
  contracts: z.array(contractEntry).max(100).default([]),
  freePacks: z.boolean().default(true),
  usage: z.array(z.strictObject({ meter: callMeterField, calls: callsField, at: instantField })).max(100_000),
});

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads a scenario; paths of errors are dotted: `usage.0.meter`. */
export function parseScenario(input: unknown): ParsedScenario {
  const parsed = scenarioSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: parsed.error.issues.flatMap(fieldErrors) };
  const purchases = parsed.data.purchases.map(({ offer, ...rest }) => ({ offer: offer.id, ...rest }));
  const scenario: Scenario = { ...parsed.data, purchases };
  const errors = scenarioConflicts(scenario);
  return errors.length === 0 ? { ok: true, scenario } : { ok: false, errors };
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path.join("."), message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key].join("."),
    message: "There is no such field",
  }));
}
