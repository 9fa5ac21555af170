import { fromJson, isPositive, isZero, type MoneyJson } from "../money";

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
  const settled = isPositive(fromJson(bill.leftOwing)) ? "left_owing" : "settled";
  if (bill.quoteLines === 0) return [settled];
  // Nothing was there to settle: that it waits is all there is.
  return isZero(fromJson(bill.total)) ? ["needs_quote"] : [settled, "needs_quote"];
}
