import { type Decimal, type Money, money, zero } from "../money";

/**
 * What a settlement left owing: the part of its payment from cash that took cash below zero (rule L2). `cashAfter` is
 * the balance of cash after it; null: cash paid nothing.
 */
export function leftOwing(paidFromCash: Money, cashAfter: Decimal | null): Money {
  const none = zero(paidFromCash.currency);
  if (cashAfter === null || !cashAfter.isNegative()) return none;
  const below = money(cashAfter.negated(), paidFromCash.currency);
  // What cash lacked before is of bills before.
  return below.amount.lessThan(paidFromCash.amount) ? below : paidFromCash;
}
