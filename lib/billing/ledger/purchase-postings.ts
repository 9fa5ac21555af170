import type { Offer } from "../catalog/types";
import { isPositive, type Money, smaller, subtract } from "../money";
import { type HouseBook, type Posting, posting } from "./books";
import type { Payment } from "./payment";

const salesBooks: Readonly<Record<Offer["kind"], HouseBook>> = {
  call_pack: "pack_sales",
  material_pack: "material_sales",
  qps: "qps_sales",
};

export interface PaidOrder {
  readonly offer: Pick<Offer, "kind">;
  readonly subtotal: Money;
  readonly tax: Money;
  readonly payments: readonly Payment[];
}

/** One posting per paying balance; the last money paid is the tax, in a posting of its own. */
export function purchasePostings(order: PaidOrder): Posting[] {
  const sales = salesBooks[order.offer.kind];
  return splitAt(order.payments, order.subtotal).flatMap(({ payment, first, rest }) => {
    const items = payment.voucherId === undefined ? {} : { fromItem: payment.voucherId };
    return [
      ...(isPositive(first) ? [posting(payment.book, sales, first, items)] : []),
      ...(isPositive(rest) ? [posting(payment.book, "tax", rest, items)] : []),
    ];
  });
}

/** What a refund gives back: the reverse of the postings that were not from a voucher (rule R5). */
export function refundPostings(
  offer: Pick<Offer, "kind">,
  refund: { readonly refunds: readonly Payment[]; readonly amount: Money; readonly tax: Money },
): Posting[] {
  const sales = salesBooks[offer.kind];
  return splitAt(refund.refunds, subtract(refund.amount, refund.tax)).flatMap(({ payment, first, rest }) => [
    ...(isPositive(first) ? [posting(sales, payment.book, first)] : []),
    ...(isPositive(rest) ? [posting("tax", payment.book, rest)] : []),
  ]);
}

/** Cuts payments, in their order, at an amount: what of each lies before it and what after. */
function splitAt(payments: readonly Payment[], amount: Money) {
  let left = amount;
  return payments.map((payment) => {
    const first = smaller(payment.amount, left);
    left = subtract(left, first);
    return { payment, first, rest: subtract(payment.amount, first) };
  });
}
