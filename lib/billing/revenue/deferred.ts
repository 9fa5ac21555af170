import { add, type Money, subtract, zero } from "../money";
import type { Recognition } from "./pack-revenue";

/** How deferred revenue moved in a period: opening + sold − used − lapsed − refunded = closing, always. */
export interface DeferredMovement {
  readonly opening: Money;
  readonly sold: Money;
  readonly used: Money;
  readonly lapsed: Money;
  readonly refunded: Money;
  readonly closing: Money;
}

export function noMovement(currency: Money["currency"]): DeferredMovement {
  const nothing = zero(currency);
  return {
    opening: nothing,
    sold: nothing,
    used: nothing,
    lapsed: nothing,
    refunded: nothing,
    closing: nothing,
  };
}

/** From what was recognised by the period's first instant to what is by its end. */
export function movementBetween(before: Recognition, after: Recognition): DeferredMovement {
  return {
    opening: before.remaining,
    sold: subtract(after.sold, before.sold),
    used: subtract(after.used, before.used),
    lapsed: subtract(after.lapsed, before.lapsed),
    refunded: subtract(after.refunded, before.refunded),
    closing: after.remaining,
  };
}

export function addMovements(a: DeferredMovement, b: DeferredMovement): DeferredMovement {
  return {
    opening: add(a.opening, b.opening),
    sold: add(a.sold, b.sold),
    used: add(a.used, b.used),
    lapsed: add(a.lapsed, b.lapsed),
    refunded: add(a.refunded, b.refunded),
    closing: add(a.closing, b.closing),
  };
}
