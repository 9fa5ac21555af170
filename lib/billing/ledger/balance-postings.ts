import type { ServiceId } from "../catalog/types";
import { isPositive, type Money, smaller, subtract } from "../money";
import { type Posting, posting } from "./books";
import { heldItem } from "./held-item";
import type { PayingBook, Payment } from "./payment";

/** Part of a hold: what one balance gave, or gets back. */
export interface HeldPart {
  readonly book: PayingBook;
  readonly amount: Money;
}

export function topUpPostings(amount: Money): Posting[] {
  return [posting("payments", "cash", amount)];
}

/** A gifted balance, or a voucher with its id (rule F6). */
export function giftPostings(amount: Money, voucherId?: string): Posting[] {
  return voucherId === undefined
    ? [posting("promotions", "gifted", amount)]
    : [posting("promotions", "voucher", amount, { toItem: voucherId })];
}

/** What is left on a voucher that ended goes back to where vouchers come from. */
export function voucherExpiryPostings(left: Money, voucherId: string): Posting[] {
  return [posting("voucher", "promotions", left, { fromItem: voucherId })];
}

/** A bill's payments to usage sales and tax; the last money paid is the tax (rule L2). */
export function settlementPostings(payments: readonly Payment[], subtotal: Money): Posting[] {
  const postings: Posting[] = [];
  let untaxed = subtotal;
  for (const { book, amount, voucherId } of payments) {
    const items = voucherId === undefined ? undefined : { fromItem: voucherId };
    const sales = smaller(amount, untaxed);
    const tax = subtract(amount, sales);
    untaxed = subtract(untaxed, sales);
    if (isPositive(sales)) postings.push(posting(book, "usage_sales", sales, items));
    if (isPositive(tax)) postings.push(posting(book, "tax", tax, items));
  }
  return postings;
}

/** What an adjustment gives back goes to cash, whichever balance had paid (rule U7): it can buy anything again. */
export function creditPostings(subtotal: Money, tax: Money): Posting[] {
  return [
    ...(isPositive(subtotal) ? [posting("usage_sales", "cash", subtotal)] : []),
    ...(isPositive(tax) ? [posting("tax", "cash", tax)] : []),
  ];
}

/** Sets money aside for a service (rule L4). */
export function holdPostings(service: ServiceId, parts: readonly HeldPart[]): Posting[] {
  return parts.map(({ book, amount }) => posting(book, "held", amount, { toItem: heldItem(service, book) }));
}

/** Gives held money back to the balances it came from (rule L4). */
export function releasePostings(service: ServiceId, parts: readonly HeldPart[]): Posting[] {
  return parts.map(({ book, amount }) =>
    posting("held", book, amount, { fromItem: heldItem(service, book) }),
  );
}
