import type { MonthSpan } from "@/db/charged-bills";
import type { OrderedItem, RefundedItem } from "@/db/charged-orders";
import { HOUR_MS, hourStart, monthOf } from "@/lib/billing/billing-month";
import { Decimal } from "@/lib/billing/money";
import { commitmentOf, netOf, purchasePricing, taxShareOf, unitOf, wholeOf } from "./commitment";
import { creditCharges, payableOf } from "./credit-charges";
import { type Charge, cost, type FocusRow, focusRows, plain, priced, utc } from "./focus-row";
import { serviceName, skuOf } from "./sku";

/**
 * The charges of one order: a purchase and its tax for each pack, then what credits paid. Nothing of it is an effective
 * cost yet: that comes with the use of what was bought.
 */
export function orderCharges(items: readonly OrderedItem[], span: MonthSpan): FocusRow[] {
  const [order] = items;
  if (!order) return [];
  const invoice = {
    ...atHourOf(order.placed_at),
    InvoiceId: order.order_id,
    x_InvoicePayable: cost(payableOf(order.total, order.payments)),
    ServiceName: serviceName(order.service),
    ChargeFrequency: "One-Time",
  };
  return focusRows(order, span, invoice, [...items.flatMap(purchaseOf), ...creditCharges(order.payments)]);
}

function purchaseOf(item: OrderedItem): Charge[] {
  const { quantity, unit, prices, sku } = purchasePricing(item);
  const commitment = commitmentOf(item);
  return [
    {
      ...commitment,
      ...resourceOf(item),
      ...sku,
      ...priced(quantity, unit, prices),
      ChargeCategory: "Purchase",
      ChargeDescription: commitment.CommitmentDiscountName,
      PricingCategory: "Standard",
      CommitmentDiscountQuantity: plain(wholeOf(item)),
      CommitmentDiscountUnit: unitOf(item),
      BilledCost: cost(netOf(item)),
      EffectiveCost: "0.00",
    },
    ...taxOf(item, taxShareOf(item), `Tax on ${commitment.CommitmentDiscountName}`),
  ];
}

/**
 * A pack that was taken back (rule R5): the purchase and its tax the other way round, and the credits that returned. It
 * corrects an earlier billing period where the pack was bought in one.
 */
export function refundCharges(item: RefundedItem, span: MonthSpan): FocusRow[] {
  const correction = monthOf(new Date(item.placed_at)) === span.month ? null : "Correction";
  const { quantity, unit, prices, sku } = purchasePricing(item);
  const commitment = commitmentOf(item);
  const back = new Decimal(item.amount).minus(item.split.tax).negated();
  const purchase: Charge = {
    ...commitment,
    ...resourceOf(item),
    ...(correction
      ? skuOf(item.meter)
      : {
          ...sku,
          ...priced(quantity.negated(), unit, prices),
          PricingCategory: "Standard",
          CommitmentDiscountQuantity: plain(wholeOf(item).negated()),
          CommitmentDiscountUnit: unitOf(item),
        }),
    ChargeCategory: "Purchase",
    ChargeDescription: `Refund: ${commitment.CommitmentDiscountName}`,
    BilledCost: cost(back),
    EffectiveCost: "0.00",
  };
  const tax = new Decimal(item.split.tax).negated();
  const invoice = {
    ...atHourOf(item.completed_at),
    InvoiceId: item.refund_id,
    x_InvoicePayable: cost(payableOf(item.amount, item.split.parts).negated()),
    ServiceName: serviceName(item.service),
    ChargeFrequency: "One-Time",
  };
  const own = [purchase, ...taxOf(item, tax, `Tax on ${purchase.ChargeDescription}`)];
  return [
    ...focusRows(item, span, { ...invoice, ChargeClass: correction }, own),
    ...focusRows(item, span, invoice, creditCharges(item.split.parts, "back")),
  ];
}

/** The tax follows its purchase: its cost, too, becomes effective with the use. */
function taxOf(item: OrderedItem | RefundedItem, tax: Decimal, description: string): Charge[] {
  if (tax.isZero()) return [];
  return [
    {
      ...commitmentOf(item),
      ChargeCategory: "Tax",
      ChargeDescription: description,
      BilledCost: cost(tax),
      EffectiveCost: "0.00",
    },
  ];
}

function resourceOf(item: OrderedItem | RefundedItem) {
  return { ResourceId: item.item_id, ResourceType: commitmentOf(item).CommitmentDiscountType };
}

/** One-time charges are of the hour that they happened in. */
function atHourOf(instant: string) {
  const start = hourStart(new Date(instant));
  return { ChargePeriodStart: utc(start), ChargePeriodEnd: utc(new Date(start.getTime() + HOUR_MS)) };
}
