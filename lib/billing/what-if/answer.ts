import type { BillingMonth } from "../billing-month";
import type { Locale, MeterId, OfferId } from "../catalog/types";
import { amountString, type Currency } from "../money";
import { explainLine } from "../rating/explain";
import type { RatedLine } from "../rating/rate-month";
import type { PricedPurchase } from "./purchases";

/** The answer to a scenario, ready to be written as JSON; every amount is a decimal string. */
export interface Estimate {
  readonly currency: Currency;
  readonly month: BillingMonth;
  readonly purchases: readonly EstimatePurchase[];
  readonly lines: readonly EstimateLine[];
  readonly usageTotal: string;
  readonly purchaseTotal: string;
  readonly rounding: string;
  readonly total: string;
}

export type EstimatePurchase = {
  readonly offer: OfferId;
  readonly unitPrice: string;
  readonly amount: string;
} & ({ readonly quantity: number } | { readonly qps: number; readonly terms: number });

export interface EstimateLine {
  readonly meter: MeterId;
  readonly calls: number;
  readonly covered: RatedLine["covered"];
  readonly billable: number;
  readonly tier: string | null;
  readonly unitPrice: string | null;
  readonly amount: string | null;
  readonly status: RatedLine["status"];
  readonly explanation: string;
}

export function estimatePurchase(order: PricedPurchase): EstimatePurchase {
  const { offer, quantity, qps, terms, unitPrice, subtotal } = order;
  const size = qps === null || terms === null ? { quantity } : { qps, terms };
  return {
    offer: offer.id,
    ...size,
    unitPrice: amountString(unitPrice.amount),
    amount: amountString(subtotal.amount, 2),
  };
}

export function estimateLine(line: RatedLine, locale: Locale): EstimateLine {
  const { meter, calls, covered, billable, tier, unitPrice, amount, status } = line;
  return {
    meter,
    calls,
    covered,
    billable,
    tier,
    unitPrice: unitPrice === null ? null : amountString(unitPrice),
    amount: amount === null ? null : amountString(amount),
    status,
    explanation: explainLine(line, locale),
  };
}
