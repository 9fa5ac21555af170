import { isPositive, type Money } from "../money";

/** The books of an account. Only `cash` may go below zero, and only by settlement (rule L2). */
export const accountBooks = ["cash", "earnings", "gifted", "voucher", "held"] as const;
export type AccountBook = (typeof accountBooks)[number];

/** The house's side of a posting; these keep no balance. */
export const houseBooks = [
  "payments",
  "promotions",
  "pack_sales",
  "qps_sales",
  "material_sales",
  "usage_sales",
  "tax",
  "adjustments",
] as const;
export type HouseBook = (typeof houseBooks)[number];
export type Book = AccountBook | HouseBook;

/** Moves an amount above zero from one book to another, so every transaction balances by construction. */
export interface Posting {
  readonly from: Book;
  readonly to: Book;
  /** The voucher's id for `voucher`; for `held` what `heldItem` says. */
  readonly fromItem?: string;
  readonly toItem?: string;
  readonly amount: Money;
}

export function posting(
  from: Book,
  to: Book,
  amount: Money,
  items?: Pick<Posting, "fromItem" | "toItem">,
): Posting {
  if (!isPositive(amount)) throw new Error(`A posting of ${amount.amount} from ${from} to ${to}`);
  return { from, to, amount, ...items };
}

/** A correction: the same amounts, the other way round. */
export function reversal(postings: readonly Posting[]): Posting[] {
  return postings.map(({ from, to, amount, fromItem, toItem }) =>
    posting(to, from, amount, {
      ...(toItem === undefined ? {} : { fromItem: toItem }),
      ...(fromItem === undefined ? {} : { toItem: fromItem }),
    }),
  );
}
