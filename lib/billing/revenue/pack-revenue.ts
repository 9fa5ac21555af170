import type { Offer } from "../catalog/types";
import { Decimal, type Money, subtract, zero } from "../money";

/** One pack or QPS quota that was sold, with what was paid for it before tax. */
export interface Sold {
  /** Its share of the order, in whole cents: the packs of an order cost the same (rule R10). */
  readonly paid: Money;
  readonly kind: Offer["kind"];
  readonly units: number;
  readonly soldAt: Date;
  readonly validFrom: Date;
  /** Exclusive. */
  readonly validUntil: Date;
  /** What a completed refund gave back before tax; less than was paid where a voucher's share is lost (rule R5). */
  readonly refund: { readonly at: Date; readonly givenBack: Money } | null;
}

/** What became of the money by an instant. `used` + `lapsed` is revenue, `remaining` is still owed to the customer. */
export interface Recognition {
  readonly sold: Money;
  readonly used: Money;
  /** Expired unused, earned by the passing of a term, or not given back by a refund. */
  readonly lapsed: Money;
  readonly refunded: Money;
  readonly remaining: Money;
}

/**
 * Revenue of something sold, at an instant, to the cent: sold = used + lapsed + refunded + remaining. Calls are earned
 * as they are drawn; capacity (materials, QPS) is there all the time, so its term earns it. A cent that does not
 * divide stays in `remaining` until the last unit is drawn or the end has come, so no cent is recognised early. Who
 * tells costs as finely as bill lines do (rule T5) asks for more `places`.
 */
export function recognise(sold: Sold, drawn: number, at: Date, places = 2): Recognition {
  const nothing = zero(sold.paid.currency);
  const none = { sold: nothing, used: nothing, lapsed: nothing, refunded: nothing, remaining: nothing };
  if (at < sold.soldAt) return none;
  if (sold.refund !== null && at >= sold.refund.at) {
    const { givenBack } = sold.refund;
    return { ...none, sold: sold.paid, refunded: givenBack, lapsed: subtract(sold.paid, givenBack) };
  }
  const used = sold.kind === "call_pack" ? share(sold.paid, drawn, sold.units, places) : nothing;
  const rest = subtract(sold.paid, used);
  const lapsed =
    at >= sold.validUntil ? rest : sold.kind === "call_pack" ? nothing : elapsed(sold, at, places);
  return { sold: sold.paid, used, lapsed, refunded: nothing, remaining: subtract(rest, lapsed) };
}

function elapsed({ paid, validFrom, validUntil }: Sold, at: Date, places: number): Money {
  const passed = Math.max(0, at.getTime() - validFrom.getTime());
  return share(paid, passed, validUntil.getTime() - validFrom.getTime(), places);
}

/** `part` of `whole`, rounded down. */
function share(paid: Money, part: number, whole: number, places: number): Money {
  if (part < 0 || part > whole) throw new Error(`${part} of ${whole} cannot have been earned`);
  const amount = paid.amount.times(part).dividedBy(whole).toDecimalPlaces(places, Decimal.ROUND_DOWN);
  return { currency: paid.currency, amount };
}
