import {
  type Decimal,
  fromJson,
  isPositive,
  type Money,
  type MoneyJson,
  money,
  subtract,
  toJson,
  zero,
} from "../money";
import type { SettlementView } from "./bill-view";

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

type Payments = SettlementView["payments"];

/** The payments that balances covered: cash without what was left owing, and not at all where it had nothing. */
export function coveredPayments(payments: Payments, owing: MoneyJson): Payments {
  return payments
    .map((payment) =>
      payment.book === "cash"
        ? { ...payment, amount: toJson(subtract(fromJson(payment.amount), fromJson(owing))) }
        : payment,
    )
    .filter(({ amount }) => isPositive(fromJson(amount)));
}
