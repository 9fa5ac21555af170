import type { ServicePolicies } from "../catalog/types";
import type { HeldPart } from "../ledger/balance-postings";
import { type Balances, payFrom, sumOf } from "../ledger/payment";
import { decimal, type Money, multiply, roundToCents, subtract } from "../money";

export interface HoldPlan {
  /** Percentage of the list-price charge, to the cent (rule L4). */
  readonly wanted: Money;
  readonly parts: readonly HeldPart[];
  /** Shown and notified; no debt, and stops nothing (rule L5). */
  readonly shortfall: Money;
}

/**
 * Plans the hold for the next month after a settlement (rules L4 and L5). Vouchers cannot back it. It takes the
 * balances in the paying order, so that cash stays free longest, and never takes one below zero.
 */
export function planHold(
  policy: ServicePolicies["hold"],
  listCharge: Money,
  balances: Balances,
): HoldPlan | null {
  if (policy === null) return null;
  const wanted = roundToCents(multiply(listCharge, decimal(policy.percent).dividedBy(100)));
  const parts = payFrom(wanted, balances);
  return { wanted, parts, shortfall: subtract(wanted, sumOf(parts, wanted)) };
}
