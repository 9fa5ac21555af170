import { z } from "zod";
import { findMeter, serviceOf, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { Offer, ServiceId } from "@/lib/billing/catalog/types";
import type { Scenario, ScenarioPurchase } from "@/lib/billing/estimate/scenario";
import type { FieldError } from "./problem";
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
export const scenarioSchema = z
  .strictObject({
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
    usage: z
      .array(z.strictObject({ meter: callMeterField, calls: callsField, at: instantField }))
      .max(100_000),
  })
  .superRefine((scenario, context) => {
    const issue = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    for (const { path, service } of servicesNamed(scenario)) {
      if (serviceOf(service).site !== scenario.site) {
        issue(path, `${service} is not offered on the ${scenario.site} site`);
      }
    }
    const calls = scenario.usage.reduce((total, usage) => total + usage.calls, 0);
    if (calls > Number.MAX_SAFE_INTEGER) issue(["usage"], "Too many calls to count exactly");
    for (const [list, entries] of Object.entries(keysOf(scenario))) {
      for (const [index, key] of entries.entries()) {
        if (entries.indexOf(key) < index)
          issue([list, index], `The same was said in ${list}.${entries.indexOf(key)}`);
      }
    }
  });

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads a scenario; paths of errors are dotted: `usage.0.meter`. */
export function parseScenario(input: unknown): ParsedScenario {
  const parsed = scenarioSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: parsed.error.issues.flatMap(fieldErrors) };
  const { purchases, ...rest } = parsed.data;
  return { ok: true, scenario: { ...rest, purchases: purchases.map(toPurchase) } };
}

interface Named {
  readonly activated: readonly { service: ServiceId; at: Date }[];
  readonly purchases: readonly { offer: Offer }[];
  readonly modes: readonly { meter: string; from: Date }[];
  readonly contracts: readonly { meter: string; effectiveFrom: Date }[];
  readonly usage: readonly { meter: string }[];
}

/**
 * The places where a service must be one of the scenario's site. Claims, modes and contracts are not among them:
 * those of the other site touch nothing that can be bought or used here, and the documented example has some.
 */
function servicesNamed({ activated, purchases, usage }: Named) {
  const named: { path: (string | number)[]; service: ServiceId }[] = [];
  for (const [index, { service }] of activated.entries()) {
    named.push({ path: ["activated", index, "service"], service });
  }
  for (const [index, { offer }] of purchases.entries()) {
    named.push({ path: ["purchases", index, "offer"], service: offer.service });
  }
  for (const [index, { meter }] of usage.entries()) {
    const service = serviceOfMeter(meter)?.id;
    if (service !== undefined) named.push({ path: ["usage", index, "meter"], service });
  }
  return named;
}

/** What may be said once only: one first activation a service, one mode and one contract a meter and instant. */
function keysOf({ activated, modes, contracts }: Named): Record<string, string[]> {
  return {
    activated: activated.map(({ service }) => service),
    modes: modes.map(({ meter, from }) => `${meter} ${from.getTime()}`),
    contracts: contracts.map(({ meter, effectiveFrom }) => `${meter} ${effectiveFrom.getTime()}`),
  };
}

function toPurchase({ offer, ...rest }: z.infer<typeof purchaseEntry>): ScenarioPurchase {
  return { offer: offer.id, ...rest };
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path.join("."), message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key].join("."),
    message: "There is no such field",
  }));
}
