import { isNegative, isPositive, type Money, subtract, toJson, zero } from "../money";
import type { PaymentView, SettlementView } from "./bill-view";

/** How a bill was settled, all in its currency and to the cent. */
export interface SettledBill {
  readonly total: Money;
  readonly payments: readonly (Omit<PaymentView, "amount"> & { readonly amount: Money })[];
  /** The part of the payment from cash that took cash below zero (rule L2). */
  readonly leftOwing: Money;
  readonly released: Money;
  readonly held: Money;
  readonly holdShortfall: Money;
  readonly holdPercent: number | null;
}

/** A settlement as pages and files tell it: what each balance covered, what was left owing and what was given back. */
export function settlementView(settled: SettledBill): SettlementView {
  const { total, payments, leftOwing, holdPercent } = settled;
  const none = zero(total.currency);
  return {
    payments: payments.map(paymentView),
    covered: payments
      .map((payment) =>
        payment.book === "cash" ? { ...payment, amount: subtract(payment.amount, leftOwing) } : payment,
      )
      .filter(({ amount }) => isPositive(amount))
      .map(paymentView),
    leftOwing: toJson(leftOwing),
    credited: toJson(isNegative(total) ? subtract(none, total) : none),
    released: toJson(settled.released),
    held: toJson(settled.held),
    holdShortfall: toJson(settled.holdShortfall),
    holdPercent,
  };
}

function paymentView({ book, amount, voucherId }: SettledBill["payments"][number]): PaymentView {
  return { book, amount: toJson(amount), voucherId };
}
