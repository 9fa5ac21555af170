import { billingClockText } from "../billing-month";
import { serviceOf } from "../catalog/catalog";
import type { ServiceId } from "../catalog/types";
import { accept, type Decision, refuse } from "../decision";
import { type Payment, sumOf } from "../ledger/payment";
import type { PackOrigin } from "../metering/draw-down";
import { type Money, smaller } from "../money";
import type { PolicySnapshot } from "./purchase";
import { packShare } from "./refund-split";
import { refundableUntil } from "./refund-window";

export interface RefundContext {
  /** Whether the service was ever activated (rule R7). */
  readonly everActivated: boolean;
  readonly closedForViolations: boolean;
  readonly pack: {
    readonly service: ServiceId;
    readonly origin: PackOrigin;
    readonly refund: "none" | "refunding" | "refunded";
    /** Whether any unit was ever drawn, or a material ever occupied one (rules R1 and U9). */
    readonly everUsed: boolean;
    /** 0-based place among the packs of its order (rule R10). */
    readonly position: number;
  };
  /** The order that bought the pack; null for free and gifted packs. */
  readonly order: RefundableOrder | null;
  /** Refunds this account asked for in the last 30 days (rule R8). */
  readonly recentRefunds: number;
}

export interface RefundableOrder {
  readonly quantity: number;
  readonly total: Money;
  readonly tax: Money;
  readonly payments: readonly Payment[];
  readonly deliveredAt: Date;
  readonly campaignForbidsRefund: boolean;
  readonly policy: PolicySnapshot;
}

/** Refunds of an account are counted over this long for the abuse rule (R8). */
export const recentRefundDays = 30;

/** Why support looks at a refund first (rule R8), in numbers. */
export interface ReviewReason {
  /** Refunds asked for within `days`, this one the last. */
  readonly requests: number;
  readonly days: number;
  /** The service reviews from the so-manieth on. */
  readonly reviewFrom: number;
}

/** Why the so-manieth refund within the days goes to review; null: it does not. */
export function reviewReason(service: ServiceId, requests: number): ReviewReason | null {
  const { refundReviewFrom } = serviceOf(service).policies;
  if (refundReviewFrom === null || requests < refundReviewFrom) return null;
  return { requests, days: recentRefundDays, reviewFrom: refundReviewFrom };
}

export interface RefundPlan {
  /** What each balance gets back; voucher money is not among it (rule R5). */
  readonly refunds: readonly Payment[];
  /** The vouchers' share of the price, which is lost. */
  readonly lost: readonly Payment[];
  /** What the pack cost: what comes back and what is lost. */
  readonly paid: Money;
  readonly amount: Money;
  /** The part of `amount` that was tax. */
  readonly tax: Money;
  readonly refundableUntil: Date;
  /** Why support looks at it first (rule R8); null: nobody needs to. */
  readonly review: ReviewReason | null;
}

/** Plans a refund; the guards stand in the order of rule R4, activation (R7) last: it is the only one to mend. */
export function planRefund(context: RefundContext, now: Date): Decision<RefundPlan> {
  const { pack, order } = context;
  if (pack.origin !== "purchased" || order === null) return refuse("pack_not_purchased");
  const policy = order.policy.refund;
  if (policy === null) return refuse("service_does_not_refund");
  if (context.closedForViolations) return refuse("account_closed_for_violations");
  if (order.campaignForbidsRefund) return refuse("campaign_forbids_refund");
  if (pack.refund !== "none") return refuse("pack_already_refunded");
  if (pack.everUsed) return refuse("pack_partly_used");
  const until = refundableUntil(order.deliveredAt, policy.windowDays);
  if (now >= until) return refuse("refund_window_over", { until: billingClockText(until, "minute") });
  if (!context.everActivated) return refuse("service_not_activated", { service: pack.service });
  return accept({
    ...splitOf(order, pack.position),
    refundableUntil: until,
    review: reviewReason(pack.service, context.recentRefunds + 1),
  });
}

function splitOf(order: RefundableOrder, position: number) {
  const shares = packShare(order.payments, order.quantity, position);
  const refunds = shares.filter(({ book, amount }) => book !== "voucher" && amount.amount.greaterThan(0));
  const lost = shares.filter(({ book, amount }) => book === "voucher" && amount.amount.greaterThan(0));
  const amount = sumOf(refunds, order.total);
  const [taxShare] = packShare([{ book: "cash", amount: order.tax }], order.quantity, position);
  return {
    refunds,
    lost,
    paid: sumOf(shares, order.total),
    amount,
    tax: smaller(taxShare?.amount ?? order.tax, amount),
  };
}
