import { add, type Money, subtract, zero } from "../money";
import type { RatedLine } from "../rating/rate-month";
import type { Bill } from "./make-bill";

/** The amounts of a bill that was issued: of the month's first one, of later adjustments and supplements. */
export interface IssuedAmounts {
  readonly usageExact: Money;
  readonly subtotal: Money;
  readonly tax: Money;
}

export interface Adjustment {
  readonly usageExact: Money;
  readonly rounding: Money;
  readonly subtotal: Money;
  readonly tax: Money;
  /** Below zero where the month became cheaper, as reaching a higher tier can make it. */
  readonly total: Money;
  /** The month as it is now, not only what changed: it is what explains the difference. */
  readonly lines: readonly RatedLine[];
}

/**
 * What a re-rated month differs by from all that was billed for it: after late usage (rule U7), or when a contract
 * prices a line that needed a quote (rule P8). Together the bills of a month always come to its re-rated bill. Null
 * when nothing is left to bill or give back.
 */
export function planAdjustment(issued: readonly IssuedAmounts[], rerated: Bill): Adjustment | null {
  const billed = (key: keyof IssuedAmounts) =>
    issued.reduce((total, bill) => add(total, bill[key]), zero(rerated.currency));
  const usageExact = subtract(rerated.usageExact, billed("usageExact"));
  const subtotal = subtract(rerated.subtotal, billed("subtotal"));
  const tax = subtract(rerated.tax, billed("tax"));
  if (usageExact.amount.isZero() && subtotal.amount.isZero() && tax.amount.isZero()) return null;
  return {
    usageExact,
    rounding: subtract(subtotal, usageExact),
    subtotal,
    tax,
    total: add(subtotal, tax),
    lines: rerated.lines,
  };
}
