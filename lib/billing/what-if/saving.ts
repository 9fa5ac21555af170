import { type Currency, type Decimal, type Money, money, roundToCents, subtract } from "../money";

/**
 * What the second of two exact amounts saves against the first, for showing it beside both: each is rounded to the cent
 * first (rule T5), so that a reader who subtracts what is shown finds the same. Below zero: it costs more.
 */
export function savingToCents(before: Decimal, after: Decimal, currency: Currency): Money {
  const cents = (amount: Decimal) => roundToCents(money(amount, currency));
  return subtract(cents(before), cents(after));
}
