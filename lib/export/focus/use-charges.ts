import type { MonthSpan } from "@/db/charged-bills";
import type { ItemInUse } from "@/db/charged-use";
import type { Announced } from "@/lib/billing/catalog/announced";
import { groupDigits } from "@/lib/billing/count-text";
import { Decimal, money } from "@/lib/billing/money";
import { recognise, type Sold } from "@/lib/billing/revenue/pack-revenue";
import { commitmentOf, measured, netOf, purchasePricing, taxShareOf, unitOf, wholeOf } from "./commitment";
import { type Charge, cost, type FocusRow, focusRows, plain, priced } from "./focus-row";
import { callUnit, nearestListPrice, serviceName } from "./sku";

/** As exact as bill lines (rule T5). */
const places = 8;

/**
 * What a pack or quota cost by its use in a month: the revenue that it earned, told as the customer's effective cost.
 * Over its life the shares sum to what was paid for it, tax included, and never exceed it. Calls that were not made by
 * the pack's end are the unused part of it; capacity is used as long as it is there.
 */
export function useCharges(item: ItemInUse, span: MonthSpan, announced: Announced): FocusRow[] {
  const net = earnedIn(item, span, netOf(item), item.given_back);
  const taxes = earnedIn(item, span, taxShareOf(item), item.tax_back);
  const charges =
    item.kind === "call_pack"
      ? [...drawnCharges(item, span, net.used, announced), ...lapsedCharges(item, net.lapsed)]
      : termCharges(item, span, net.lapsed);
  const shared = { ServiceName: serviceName(item.service), ChargeFrequency: "Usage-Based" };
  return focusRows(item, span, shared, [...charges, ...taxCharges(item, taxes.used.plus(taxes.lapsed))]);
}

/** What of an amount became effective within the month: by use, and by the passing of time. */
function earnedIn(item: ItemInUse, span: MonthSpan, paid: Decimal, givenBack: string | null) {
  const sold: Sold = {
    paid: money(paid, item.currency),
    kind: item.kind,
    units: Number(item.units),
    soldAt: new Date(item.placed_at),
    validFrom: new Date(item.valid_from),
    validUntil: new Date(item.valid_until),
    refund:
      item.refunded_at === null
        ? null
        : { at: new Date(item.refunded_at), givenBack: money(givenBack ?? "0", item.currency) },
  };
  const before = recognise(sold, Number(item.drawn_before), span.from, places);
  const after = recognise(sold, Number(item.drawn_by_end), span.until, places);
  return {
    used: after.used.amount.minus(before.used.amount),
    lapsed: after.lapsed.amount.minus(before.lapsed.amount),
  };
}

/** Calls that the pack covered: at the prices that they would have had without it. */
function drawnCharges(item: ItemInUse, span: MonthSpan, share: Decimal, announced: Announced): Charge[] {
  const calls = Number(item.drawn_by_end) - Number(item.drawn_before);
  if (calls === 0) return [];
  const list = nearestListPrice(item.meter, span.month, Number(item.bill_billable ?? 0), announced);
  const contracted = item.bill_unit_price === null ? list.unitPrice : new Decimal(item.bill_unit_price);
  const perCall = netOf(item).dividedBy(item.units).toDecimalPlaces(places);
  const prices = {
    list: list.unitPrice ?? contracted ?? perCall,
    contracted: contracted ?? list.unitPrice ?? perCall,
  };
  return [
    {
      ...used(item, new Decimal(calls), share),
      ...list.sku,
      ...priced(calls, callUnit, prices),
      InvoiceId: item.bill_id,
      ChargeDescription: `${groupDigits(String(calls))} calls from ${commitmentOf(item).CommitmentDiscountName}`,
    },
  ];
}

/** What was left at the end of the pack, or of a refund that a voucher's share was lost with (rule R5). */
function lapsedCharges(item: ItemInUse, share: Decimal): Charge[] {
  if (share.isZero()) return [];
  const left = item.refunded_at === null ? Number(item.units) - Number(item.drawn_by_end) : 0;
  const { unit, prices, sku } = purchasePricing(item);
  return [
    {
      ...commitmentOf(item),
      ...sku,
      ...priced(new Decimal(left).dividedBy(item.units).toDecimalPlaces(12), unit, prices),
      ResourceId: item.item_id,
      ResourceType: commitmentOf(item).CommitmentDiscountType,
      ChargeCategory: "Usage",
      ChargeDescription: `Not used: ${groupDigits(String(left))} calls of ${commitmentOf(item).CommitmentDiscountName}`,
      PricingCategory: "Committed",
      CommitmentDiscountStatus: "Unused",
      CommitmentDiscountQuantity: String(left),
      CommitmentDiscountUnit: unitOf(item),
      BilledCost: "0.00",
      EffectiveCost: cost(share),
    },
  ];
}

/** The month's part of a term; below zero where a refund took back what an earlier month was told. */
function termCharges(item: ItemInUse, span: MonthSpan, share: Decimal): Charge[] {
  if (share.isZero()) return [];
  const description = `${commitmentOf(item).CommitmentDiscountName}, the month's part of its term`;
  if (share.isNegative()) {
    const correction = { ...used(item, new Decimal(0), share), ...unmeasured };
    return [{ ...correction, ChargeDescription: `Refund: ${description}` }];
  }
  const amount = measured(item, span.from, span.until);
  const { unit, quantity, prices, sku } = purchasePricing(item);
  const part = quantity.times(amount).dividedBy(wholeOf(item)).toDecimalPlaces(12);
  return [
    {
      ...used(item, amount, share),
      ...sku,
      ...priced(part, unit, prices),
      ChargeDescription: description,
    },
  ];
}

function taxCharges(item: ItemInUse, share: Decimal): Charge[] {
  if (share.isZero()) return [];
  return [
    {
      ...commitmentOf(item),
      ChargeCategory: "Tax",
      ChargeClass: share.isNegative() ? "Correction" : null,
      ChargeDescription: `Tax on the use of ${commitmentOf(item).CommitmentDiscountName}`,
      BilledCost: "0.00",
      EffectiveCost: cost(share),
    },
  ];
}

function used(item: ItemInUse, amount: Decimal, share: Decimal): Charge {
  return {
    ...commitmentOf(item),
    ChargeCategory: "Usage",
    ChargeDescription: null,
    PricingCategory: "Committed",
    CommitmentDiscountStatus: "Used",
    CommitmentDiscountQuantity: plain(amount),
    CommitmentDiscountUnit: unitOf(item),
    ConsumedQuantity: plain(amount),
    ConsumedUnit: unitOf(item),
    BilledCost: "0.00",
    EffectiveCost: cost(share),
  };
}

/** A correction tells an amount and no quantity. */
const unmeasured = {
  ChargeClass: "Correction",
  CommitmentDiscountQuantity: null,
  CommitmentDiscountUnit: null,
  ConsumedQuantity: null,
  ConsumedUnit: null,
} as const;
