import { accept, type Decision, refuse } from "../decision";
import { isPositive, type Money, smaller, subtract, sum, toJson, zero } from "../money";

/** What an account can spend; held money is not part of it (rule B4). */
export interface Balances {
  readonly gifted: Money;
  readonly earnings: Money;
  readonly cash: Money;
}

/** The balances that pay, in the order in which they are asked (rule B4); a voucher comes before them. */
export const payingBooks = ["gifted", "earnings", "cash"] as const;
export type PayingBook = (typeof payingBooks)[number];

export interface Payment {
  readonly book: "voucher" | PayingBook;
  readonly amount: Money;
  readonly voucherId?: string;
}

/** Splits an amount over what the voucher pays, then gifted, earnings and cash; too little refuses all (rule B4). */
export function planPayments(
  total: Money,
  balances: Balances,
  voucher: { readonly id: string; readonly pays: Money } | null,
): Decision<readonly Payment[]> {
  const fromVoucher: Payment[] =
    voucher === null || !isPositive(voucher.pays)
      ? []
      : [{ book: "voucher", amount: smaller(voucher.pays, total), voucherId: voucher.id }];
  const needed = subtract(total, sumOf(fromVoucher, total));
  const fromBalances = payFrom(needed, balances);
  const missing = subtract(needed, sumOf(fromBalances, total));
  if (!isPositive(missing)) return accept([...fromVoucher, ...fromBalances]);
  return refuse("insufficient_balance", {
    needed: toJson(total),
    available: toJson(subtract(total, missing)),
    shortfall: toJson(missing),
  });
}

/** Takes what is there, up to `needed`, in the paying order; no balance goes below zero. */
export function payFrom(needed: Money, balances: Balances): Payment[] {
  let missing = needed;
  return payingBooks.flatMap((book) => {
    const amount = smaller(missing, balances[book]);
    if (!isPositive(amount)) return [];
    missing = subtract(missing, amount);
    return [{ book, amount }];
  });
}

function sumOf(payments: readonly Payment[], like: Money): Money {
  return payments.length === 0
    ? zero(like.currency)
    : sum(
        payments.map(({ amount }) => amount),
        like.currency,
      );
}
