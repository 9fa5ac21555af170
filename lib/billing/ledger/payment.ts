import { accept, type Decision, refuse } from "../decision";
import { add, isPositive, type Money, smaller, subtract, toJson, zero } from "../money";

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
  const fromVoucher = voucher === null ? [] : payByVoucher(total, voucher);
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

function payByVoucher(total: Money, { id, pays }: { id: string; pays: Money }): Payment[] {
  const amount = smaller(pays, total);
  return isPositive(amount) ? [{ book: "voucher", amount, voucherId: id }] : [];
}

/** Takes what is there, up to `needed`, in the paying order; no balance goes below zero. */
export function payFrom(needed: Money, balances: Balances): { book: PayingBook; amount: Money }[] {
  const parts: { book: PayingBook; amount: Money }[] = [];
  let missing = needed;
  for (const book of payingBooks) {
    if (!isPositive(missing)) break;
    if (!isPositive(balances[book])) continue;
    const amount = smaller(missing, balances[book]);
    missing = subtract(missing, amount);
    parts.push({ book, amount });
  }
  return parts;
}

/** What payments come to, in the currency of `like`. */
export function sumOf(payments: readonly { readonly amount: Money }[], like: Money): Money {
  let total = zero(like.currency);
  for (const { amount } of payments) total = add(total, amount);
  return total;
}
