import type { SoldItem } from "@/db/charged-orders";
import { groupDigits } from "@/lib/billing/count-text";
import { Decimal, money } from "@/lib/billing/money";
import { packShare } from "@/lib/billing/packs/refund-split";
import { callUnit, meterName, skuPrice } from "./sku";

/** How what is sold ahead is measured: calls by their number, capacity by the time that it is there. */
const measures = {
  call_pack: { type: "Call pack", unit: callUnit },
  material_pack: { type: "Material pack", unit: "Material-Seconds" },
  qps: { type: "QPS quota", unit: "QPS-Seconds" },
} as const;

/** Packs and quotas as FOCUS's commitment discounts: paid at once, used later. */
export function commitmentOf(item: SoldItem) {
  const { type } = measures[item.kind];
  return {
    CommitmentDiscountId: item.item_id,
    CommitmentDiscountCategory: "Usage",
    CommitmentDiscountType: type,
    CommitmentDiscountName: `${type} of ${groupDigits(item.units)}: ${meterName(item.meter)}`,
  };
}

export function unitOf(item: SoldItem): string {
  return measures[item.kind].unit;
}

/** What there is to use in all: calls, or units × seconds of the term between two instants. */
export function measured(item: SoldItem, from: Date, until: Date): Decimal {
  if (item.kind === "call_pack") return new Decimal(item.units);
  const start = Math.max(from.getTime(), Date.parse(item.valid_from));
  const end = Math.min(until.getTime(), Date.parse(item.valid_until));
  return new Decimal(Math.max(0, end - start)).dividedBy(1_000).times(item.units);
}

export function wholeOf(item: SoldItem): Decimal {
  return measured(item, new Date(item.valid_from), new Date(item.valid_until));
}

/** As the price list has it: by the pack, or by the QPS and day or month (rule B3). */
export function purchasePricing(item: SoldItem) {
  const unit = item.kind === "qps" ? `QPS-${item.offer.endsWith("-month") ? "Months" : "Days"}` : "Packs";
  const quantity = item.kind === "qps" ? new Decimal(item.qps ?? 0).times(item.terms ?? 0) : new Decimal(1);
  const price = new Decimal(item.unit_price);
  const details: Record<string, number> = item.kind === "qps" ? {} : { x_UnitsPerPack: Number(item.units) };
  return {
    unit,
    quantity,
    prices: { list: price, contracted: price },
    sku: skuPrice(item.meter, item.offer, details),
  };
}

/** What was paid for the item before tax. */
export function netOf(item: SoldItem): Decimal {
  return new Decimal(item.kind === "qps" ? item.subtotal : item.unit_price);
}

/** Its share of the order's tax, to the cent (rule R10). */
export function taxShareOf(item: SoldItem): Decimal {
  const tax = money(item.tax, item.currency);
  const [share] = packShare([{ book: "cash", amount: tax }], Number(item.quantity), item.position);
  return share?.amount.amount ?? tax.amount;
}
