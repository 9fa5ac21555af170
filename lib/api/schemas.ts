import { z } from "zod";
import { usageUnits } from "@/lib/billing/metering/usage-period";

/**
 * What the API answers, once: the OpenAPI document is made from these, the handlers' types come from them, and tests
 * hold real answers against them.
 */
const amount = z.string().regex(/^-?\d+(\.\d{1,8})?$/);
const instant = z.iso.datetime();
const month = z.string().regex(/^\d{4}-\d{2}$/);
const count = z.int().min(0);
const currency = z.enum(["USD", "CNY"]);
const covered = z.strictObject({ free: count, gifted: count, purchased: count, qps: count });
const lineStatus = z.enum(["priced", "needs_quote"]);

export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  requestId: z.string().optional(),
});

const purchase = { offer: z.string(), unitPrice: amount, amount };
export const estimateSchema = z.strictObject({
  currency,
  month,
  purchases: z.array(
    z.union([
      z.strictObject({ ...purchase, quantity: count }),
      z.strictObject({ ...purchase, qps: count, terms: count }),
    ]),
  ),
  lines: z.array(
    z.strictObject({
      meter: z.string(),
      calls: count,
      covered,
      billable: count,
      tier: z.string().nullable(),
      unitPrice: amount.nullable(),
      amount: amount.nullable(),
      status: lineStatus,
      explanation: z.string(),
    }),
  ),
  usageTotal: amount,
  purchaseTotal: amount,
  rounding: amount,
  total: amount,
});

const usageCounts = z.strictObject({ calls: count, covered, billable: count, refused: count });
export const usageSchema = z.strictObject({
  from: instant,
  to: instant,
  group: z.enum(usageUnits),
  total: usageCounts,
  periods: z.array(z.strictObject({ start: instant, meter: z.string().nullable(), ...usageCounts.shape })),
});

const billHead = {
  id: z.uuid(),
  month,
  service: z.string(),
  kind: z.enum(["month", "adjustment", "supplement"]),
  currency,
  subtotal: amount,
  tax: amount,
  total: amount,
  issuedAt: instant,
};
export const billListSchema = z.strictObject({
  bills: z.array(z.strictObject({ ...billHead, needsQuoteLines: count })),
  next: z.string().nullable(),
});

export const billSchema = z.strictObject({
  ...billHead,
  account: z.uuid(),
  lines: z.array(
    z.strictObject({
      meter: z.string(),
      calls: count,
      covered,
      refused: count,
      billable: count,
      tier: z.string().nullable(),
      unitPrice: amount.nullable(),
      amount: amount.nullable(),
      status: lineStatus,
      price: z.string().nullable(),
      explanation: z.string(),
    }),
  ),
  linesExact: amount,
  billedBefore: amount.nullable(),
  rounding: amount,
  taxRate: amount,
  settlement: z.strictObject({
    payments: z.array(
      z.strictObject({
        from: z.enum(["voucher", "gifted", "earnings", "cash"]),
        amount,
        voucher: z.uuid().nullable(),
      }),
    ),
    leftOwing: amount,
    released: amount,
    held: amount,
    holdShortfall: amount,
  }),
});

export const usageEventsAnswerSchema = z.strictObject({
  accepted: count,
  duplicates: count,
  rejected: z.array(z.strictObject({ index: count, code: z.string(), message: z.string() })),
});

export type UsageCounts = z.infer<typeof usageCounts>;
export type UsageAnswer = z.infer<typeof usageSchema>;
export type BillAnswer = z.infer<typeof billSchema>;
export type BillListAnswer = z.infer<typeof billListSchema>;
