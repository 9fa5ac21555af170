import { billingClockText } from "../billing-month";
import type { ServiceId } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";
import { isPositive, type Money, smaller, toJson } from "../money";

/** Money for a named purpose: never given back, never held (rules R5 and L4). */
export interface Voucher {
  readonly id: string;
  readonly remaining: Money;
  /** The services it pays for; null: all. */
  readonly services: readonly ServiceId[] | null;
  /** `prepaid`: purchases. `postpaid`: bills (rule L2). */
  readonly kinds: readonly VoucherUse["kind"][];
  /** It applies from this amount on. */
  readonly minimum: Money;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

export interface VoucherUse {
  readonly service: ServiceId;
  readonly kind: "prepaid" | "postpaid";
  readonly amount: Money;
}

/** How much of an amount a voucher pays, or why it does not apply. */
export function checkVoucher(voucher: Voucher, use: VoucherUse, now: Date): Decision<Money> {
  if (now < voucher.validFrom) {
    return refuse("voucher_not_started", { validFrom: billingClockText(voucher.validFrom, "minute") });
  }
  if (voucher.validUntil !== null && now >= voucher.validUntil) {
    return refuse("voucher_expired", { validUntil: billingClockText(voucher.validUntil, "minute") });
  }
  const inScope = voucher.services === null || voucher.services.includes(use.service);
  if (!inScope || !voucher.kinds.includes(use.kind) || voucher.remaining.currency !== use.amount.currency) {
    return refuse("voucher_not_applicable");
  }
  if (!isPositive(voucher.remaining)) return refuse("voucher_empty");
  if (use.amount.amount.lessThan(voucher.minimum.amount)) {
    return refuse("voucher_minimum_not_met", {
      minimum: toJson(voucher.minimum),
      amount: toJson(use.amount),
    });
  }
  return accept(smaller(voucher.remaining, use.amount));
}
