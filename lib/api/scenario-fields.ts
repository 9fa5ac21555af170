import { z } from "zod";
import { isBillingMonth, monthOf } from "@/lib/billing/billing-month";
import { findAnyMeter, findMeter, findOffer, findService } from "@/lib/billing/catalog/catalog";
import type { MeterId, Offer, ServiceId } from "@/lib/billing/catalog/types";

/**
 * The fields a scenario is made of. Each checks what it can by itself, so that one request names all its mistakes;
 * what needs the site or a second field is checked by the objects they stand in.
 */
export const instantField = z.iso
  .datetime({
    offset: true,
    error: "Write an instant as ISO 8601 with offset, e.g. 2026-10-01T00:00:00+08:00",
  })
  .transform((text) => new Date(text))
  .refine((at) => isBillingMonth(monthOf(at)), { error: "Write an instant of the years 1000 to 9998" });

export const monthField = z.string().transform((text, context) => {
  if (isBillingMonth(text)) return text;
  context.addIssue({ code: "custom", message: "Write a month as 2026-10" });
  return z.NEVER;
});

/** Whole calls, far above anything billed and far below where whole numbers stop being exact (rule T6). */
export const callsField = z.int().min(0).max(1_000_000_000_000);

/** A unit price of at most 8 decimals (rule T5), as a string because a JSON number is not exact (rule T6). */
export const unitPriceField = z
  .string()
  .regex(
    /^\d{1,9}(\.\d{1,8})?$/,
    "Write a unit price as a decimal string of at most 8 decimals, e.g. 0.0032",
  );

export const serviceField = z.string().transform((id, context): ServiceId => {
  const service = findService(id);
  if (service !== undefined) return service.id;
  context.addIssue({ code: "custom", message: `There is no service ${id}` });
  return z.NEVER;
});

export const meterField = z.string().transform((id, context): MeterId => {
  const meter = findAnyMeter(id);
  if (meter !== undefined) return meter.id;
  context.addIssue({ code: "custom", message: `There is no meter ${id}` });
  return z.NEVER;
});

export const callMeterField = z.string().transform((id, context): MeterId => {
  const meter = findMeter(id);
  if (meter !== undefined) return meter.id;
  const reason =
    findAnyMeter(id) === undefined ? `There is no meter ${id}` : `${id} counts materials, not calls`;
  context.addIssue({ code: "custom", message: reason });
  return z.NEVER;
});

export const offerField = z.string().transform((id, context): Offer => {
  const offer = findOffer(id);
  if (offer !== undefined) return offer;
  context.addIssue({ code: "custom", message: `${id} is not on sale` });
  return z.NEVER;
});
