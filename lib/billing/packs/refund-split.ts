import type { Payment } from "../ledger/payment";
import { Decimal, type Money } from "../money";

/**
 * One pack's share of each payment of its order (rule R10). Every payment is divided in whole cents; the cents that
 * do not divide are dealt to the packs one by one, the next payment's going on where the last one's stopped. So the
 * shares of each payment sum to it exactly, no share is negative, and the packs of an order come out equal
 * whenever its total divides into equal cents.
 */
export function packShare(payments: readonly Payment[], quantity: number, position: number): Payment[] {
  let dealt = 0;
  return payments.map((payment) => {
    const cents = payment.amount.amount.times(100);
    if (!cents.isInteger()) throw new Error(`A payment in parts of a cent: ${payment.amount.amount}`);
    const even = cents.dividedToIntegerBy(quantity);
    const over = cents.minus(even.times(quantity)).toNumber();
    const extra = (position - dealt + quantity) % quantity < over ? 1 : 0;
    dealt = (dealt + over) % quantity;
    return { ...payment, amount: fromCents(even.plus(extra), payment.amount) };
  });
}

function fromCents(cents: Decimal, like: Money): Money {
  return { currency: like.currency, amount: new Decimal(cents).dividedBy(100) };
}
