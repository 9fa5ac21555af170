import { z } from "zod";
import { contractTiers } from "./api/scenario-contract";
import { callMeterField, monthField } from "./api/scenario-fields";
import type { Tier } from "./billing/catalog/types";
import { reasonField } from "./form";

const rowsField = z.array(z.object({ upTo: z.string().optional(), unitPrice: z.string() }));
const boundsField = z.enum(["(a,b]", "[a,b)"]);

/** The rows of a price table travel as JSON in one field; their figures are text until here. */
function tiersField(mayEndWithoutPrice: boolean) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        const rows = rowsField.parse(JSON.parse(text));
        const last = rows.at(-1);
        // "Contact sales" above the row before (rule P7).
        const priced = mayEndWithoutPrice && last?.unitPrice === "" ? rows.slice(0, -1) : rows;
        return priced.map(({ upTo, unitPrice }) =>
          upTo === undefined ? { unitPrice } : { upTo: Number(upTo), unitPrice },
        );
      } catch {
        context.addIssue({ code: "custom", message: "1, 2, 3 …" });
        return z.NEVER;
      }
    })
    .pipe(contractTiers)
    .transform((rows): Tier[] => {
      const tiers = rows.map(({ upTo, unitPrice }) => ({ upTo: upTo ?? null, unitPrice }));
      return tiers.at(-1)?.upTo === null ? tiers : [...tiers, { upTo: null, unitPrice: null }];
    });
}

/** What is typed to attach a contract price (rule P9). */
export const contractForm = z.object({
  reason: reasonField,
  meter: callMeterField,
  month: monthField,
  bounds: boundsField,
  tiers: tiersField(false),
});

/** What is typed to announce a list price (rule P10). */
export const listPriceForm = z.object({
  reason: reasonField,
  meter: callMeterField,
  month: monthField,
  bounds: boundsField,
  tiers: tiersField(true),
});
