import { addDays, type BillingMonth, monthEnd } from "../billing-month";
import type { MeterId } from "../catalog/types";
import { lateDays } from "../metering/event-time";
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
  /** A supplement prices a line that had waited (rule P8); any other difference is an adjustment (rule U7). */
  readonly kind: "adjustment" | "supplement";
  readonly usageExact: Money;
  readonly rounding: Money;
  readonly subtotal: Money;
  readonly tax: Money;
  /** Below zero where the month became cheaper, as reaching a higher tier can make it. */
  readonly total: Money;
  /** The month as it is now, not only what changed: it is what explains the difference. */
  readonly lines: readonly RatedLine[];
  /** Meters whose lines wait for a price now and did not before. */
  readonly newlyWaiting: readonly MeterId[];
}

/**
 * What a re-rated month differs by from all that was billed for it: after late usage (rule U7), or under a contract
 * attached since (rules P8, P9). Together the bills of a month always come to its re-rated bill. `waiting` are the
 * meters that need a quote on the newest bill; a line that begins or ends to wait makes a bill even when no amount
 * changes, so that it is never waiting unseen. So does a month of which nothing was issued: what was used is on a bill,
 * also when packs covered it (rule L1). Null when nothing differs.
 */
export function planAdjustment(
  issued: readonly IssuedAmounts[],
  waiting: readonly MeterId[],
  rerated: Bill,
): Adjustment | null {
  const waitsNow = rerated.lines.flatMap(({ meter, status }) => (status === "needs_quote" ? [meter] : []));
  const newlyWaiting = waitsNow.filter((meter) => !waiting.includes(meter));
  const priced = waiting.some((meter) => !waitsNow.includes(meter));
  const billed = (key: keyof IssuedAmounts) =>
    issued.reduce((total, bill) => add(total, bill[key]), zero(rerated.currency));
  const usageExact = subtract(rerated.usageExact, billed("usageExact"));
  const subtotal = subtract(rerated.subtotal, billed("subtotal"));
  const tax = subtract(rerated.tax, billed("tax"));
  const changed = [usageExact, subtotal, tax].some(({ amount }) => !amount.isZero());
  if (issued.length > 0 && !changed && newlyWaiting.length === 0 && !priced) return null;
  return {
    kind: priced ? "supplement" : "adjustment",
    usageExact,
    rounding: subtract(subtotal, usageExact),
    subtotal,
    tax,
    total: add(subtotal, tax),
    lines: rerated.lines,
    newlyWaiting,
  };
}

/**
 * Whether a month that was billed can still change: as long as a late call may belong to it (rule U7). A contract
 * attached with a date in the past reaches no farther back, except for lines that have no price yet.
 */
export function isAdjustable(month: BillingMonth, now: Date): boolean {
  return monthEnd(month) > addDays(now, -lateDays);
}
