import type { MoneyJson } from "../money";

export type BillStatus = "settled" | "left_owing" | "needs_quote";

/**
 * What there is to say of a bill at a glance. What is priced was settled when the bill was made, if need be by taking
 * cash below zero (rule L2); beside it lines may wait for a price (rule P8).
 */
export function billStatuses(bill: {
  readonly total: MoneyJson;
  readonly leftOwing: MoneyJson;
  /** Lines that wait for a contract price. */
  readonly quoteLines: number;
}): readonly BillStatus[] {
  const settled = signOf(bill.leftOwing) > 0 ? "left_owing" : "settled";
  if (bill.quoteLines === 0) return [settled];
  // Nothing was there to settle: that it waits is all there is.
  return signOf(bill.total) === 0 ? ["needs_quote"] : [settled, "needs_quote"];
}

/** Of an amount as text, which has no exponent: lists in the browser carry no arithmetic along for it. */
function signOf({ amount }: MoneyJson): number {
  if (!/[1-9]/.test(amount)) return 0;
  return amount.startsWith("-") ? -1 : 1;
}
