import { HOUR_MS, type Period } from "../billing-month";
import type { ServicePolicies } from "../catalog/types";
import { add, isNegative, isPositive, isZero, type Money, money, subtract, zero } from "../money";

export type ArrearsPolicy = ServicePolicies["arrears"];

/** What is remembered of an account's arrears between evaluations. */
export interface ArrearsState {
  /** Since when the balance is below zero without a break. */
  readonly overdueSince: Date | null;
  readonly stoppedAt: Date | null;
}

export interface Standing extends ArrearsState {
  readonly standing: "good" | "overdue" | "stopped";
  /** When it stops, or stopped; null in good standing. */
  readonly stopsAt: Date | null;
  /** What has to come in to bring it back (rule A3); zero in good standing. */
  readonly amountToRestore: Money;
  /** A stop that ended just now, also one whose beginning nobody had evaluated: its calls are refused (rule U5). */
  readonly endedStop: (Period & { readonly until: Date }) | null;
}

/**
 * The standing of an account with a service, from its cash and what was remembered (rules A1 to A3). A stop falls
 * on the instant, however late it is evaluated.
 */
export function evaluateStanding(
  policy: ArrearsPolicy,
  state: ArrearsState,
  cash: Money,
  now: Date,
): Standing {
  const stoppedAt = stopOf(policy, state, now);
  const resumes = policy.resumesAt === "above_zero" ? isPositive(cash) : !isNegative(cash);
  if (stoppedAt === null && !isNegative(cash)) return good(cash, null);
  if (stoppedAt !== null && resumes) return good(cash, { from: stoppedAt, until: now });
  const overdueSince = state.overdueSince ?? stoppedAt ?? now;
  const stopsAt = stoppedAt ?? after(overdueSince, policy);
  const stopped = now >= stopsAt;
  return {
    standing: stopped ? "stopped" : "overdue",
    overdueSince,
    stoppedAt: stopped ? stopsAt : null,
    stopsAt,
    amountToRestore: amountToRestore(policy, cash, stopped),
    endedStop: null,
  };
}

function stopOf(policy: ArrearsPolicy, state: ArrearsState, now: Date): Date | null {
  if (state.stoppedAt !== null || state.overdueSince === null) return state.stoppedAt;
  const stopsAt = after(state.overdueSince, policy);
  return now >= stopsAt ? stopsAt : null;
}

/** While the grace runs zero is enough: nothing is negative then. A stop may need more than zero (rule A3). */
function amountToRestore(policy: ArrearsPolicy, cash: Money, stopped: boolean): Money {
  const debt = isZero(cash) ? zero(cash.currency) : subtract(zero(cash.currency), cash);
  const smallest = money("0.01", cash.currency);
  return stopped && policy.resumesAt === "above_zero" ? add(debt, smallest) : debt;
}

function good(cash: Money, endedStop: Standing["endedStop"]): Standing {
  return {
    standing: "good",
    overdueSince: null,
    stoppedAt: null,
    stopsAt: null,
    amountToRestore: zero(cash.currency),
    endedStop,
  };
}

function after(overdueSince: Date, policy: ArrearsPolicy): Date {
  return new Date(overdueSince.getTime() + policy.graceHours * HOUR_MS);
}
