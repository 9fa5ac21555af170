import { Decimal } from "@/lib/billing/money";
import { type Charge, cost } from "./focus-row";

interface Paid {
  readonly book: string;
  readonly amount: string;
  readonly voucherId?: string;
}

/** Vouchers and gifted balance are the provider's own credits: what they pay is not the customer's money. */
const creditNames: Readonly<Record<string, string>> = { voucher: "Voucher", gifted: "Gifted balance" };

/** A row below zero for each credit that paid a part of an invoice; `back`, above zero, where it was given back. */
export function creditCharges(payments: readonly Paid[], direction: "paid" | "back" = "paid"): Charge[] {
  return payments.flatMap(({ book, amount, voucherId }) => {
    const name = creditNames[book];
    if (name === undefined || new Decimal(amount).isZero()) return [];
    const credit = cost(direction === "paid" ? new Decimal(amount).negated() : amount);
    return [
      {
        ChargeCategory: "Credit",
        ChargeDescription: [name, voucherId, direction === "back" ? "given back" : null]
          .filter((part) => part)
          .join(" "),
        ChargeFrequency: "One-Time",
        BilledCost: credit,
        EffectiveCost: credit,
      },
    ];
  });
}

/** What an invoice asks of the customer's own money: its total less the credits. */
export function payableOf(total: Decimal | string, payments: readonly Paid[]): Decimal {
  return payments
    .filter(({ book }) => book in creditNames)
    .reduce((left, { amount }) => left.minus(amount), new Decimal(total));
}
