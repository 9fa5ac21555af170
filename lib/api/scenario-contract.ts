import { z } from "zod";
import { findMeter } from "@/lib/billing/catalog/catalog";
import type { Bounds, ContractPrice, MeterId, Tier } from "@/lib/billing/catalog/types";
import { callMeterField, instantField, unitPriceField } from "./scenario-fields";

/** The rows of a contract's price table, lowest first; only the last may be open-ended. */
export const contractTiers = z
  .array(
    z.strictObject({ upTo: z.int().min(1).max(1_000_000_000_000).optional(), unitPrice: unitPriceField }),
  )
  .min(1)
  .max(100)
  .superRefine((rows, context) => {
    for (const [index, { upTo }] of rows.entries()) {
      const before = index === 0 ? 0 : rows[index - 1]?.upTo;
      if (before === undefined) {
        context.addIssue({ code: "custom", path: [index], message: "Only the last tier may be open-ended" });
      } else if (upTo !== undefined && upTo <= before) {
        context.addIssue({ code: "custom", path: [index, "upTo"], message: "Tiers go from low to high" });
      }
    }
  });

/** A contract price (rule P9). Without `bounds` it has those of the list price it replaces. */
export const contractEntry = z
  .strictObject({
    meter: callMeterField,
    from: instantField,
    tiers: contractTiers,
    bounds: z.enum(["(a,b]", "[a,b)"]).optional(),
  })
  .transform(({ meter, from, tiers, bounds }): ContractPrice => {
    const rows: Tier[] = tiers.map(({ upTo, unitPrice }) => ({ upTo: upTo ?? null, unitPrice }));
    const closed = rows.at(-1)?.upTo !== null;
    return {
      meter,
      effectiveFrom: from,
      bounds: bounds ?? listBounds(meter),
      // Above a contract that ends there is no agreed price, and none is guessed (rule P8).
      tiers: closed ? [...rows, { upTo: null, unitPrice: null }] : rows,
    };
  });

function listBounds(meter: MeterId): Bounds {
  return findMeter(meter)?.prices.at(-1)?.bounds ?? "(a,b]";
}
