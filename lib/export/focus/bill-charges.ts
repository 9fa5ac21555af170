import type { ChargedLine, MonthSpan } from "@/db/charged-bills";
import { billingMonth, monthPeriod } from "@/lib/billing/billing-month";
import type { Announced } from "@/lib/billing/catalog/announced";
import { groupDigits } from "@/lib/billing/count-text";
import { Decimal, money, roundToCents } from "@/lib/billing/money";
import { coveredCharges } from "./covered-charges";
import { creditCharges, payableOf } from "./credit-charges";
import { type Charge, cost, type FocusRow, focusRows, plain, priced, utc } from "./focus-row";
import { callUnit, listPrice, meterName, serviceName, skuOf } from "./sku";

/**
 * The charges of one bill: its usage, what was free, what rounding added, its tax, and what vouchers and gifted
 * balance paid of it. What packs covered stands with the packs. A bill that follows an earlier one corrects it: each
 * row is the difference that the re-rated month makes (rules U7, P8).
 */
export function billCharges(
  lines: readonly ChargedLine[],
  span: MonthSpan,
  announced: Announced,
): FocusRow[] {
  const [bill] = lines;
  if (!bill) return [];
  const correction = bill.kind === "month" ? null : "Correction";
  const usage = lines.flatMap((line) =>
    correction ? differenceOf(line) : [...usageOf(line, announced), ...coveredCharges(line, announced)],
  );
  const period = monthPeriod(billingMonth(bill.month));
  const invoice = {
    InvoiceId: bill.bill_id,
    x_InvoicePayable: cost(payableOf(bill.total, bill.payments)),
    ServiceName: serviceName(bill.service),
    ChargePeriodStart: utc(period.from),
    ChargePeriodEnd: utc(period.until),
    ChargeFrequency: "Usage-Based",
  };
  const own = [...usage, ...roundingOf(bill)];
  own.push(...taxOf(bill, own));
  return [
    ...focusRows(bill, span, { ...invoice, ChargeClass: correction }, own),
    ...focusRows(bill, span, invoice, creditCharges(bill.payments)),
  ];
}

/** What nothing covered, at the bill's price. A line that waits for a quote charges nothing yet (rule P8). */
function usageOf(line: ChargedLine, announced: Announced): Charge[] {
  const { meter, billable, unit_price: unitPrice, amount } = line;
  if (unitPrice === null || amount === null || Number(billable) === 0) return [];
  const contracted = new Decimal(unitPrice);
  const list = listPrice(meter, line.month, Number(billable), announced);
  return [
    {
      ...list.sku,
      ...priced(billable, callUnit, { list: list.unitPrice ?? contracted, contracted }),
      ChargeCategory: "Usage",
      ChargeDescription: `${groupDigits(billable)} calls of ${meterName(meter)} at ${plain(contracted)} each`,
      PricingCategory: "Standard",
      ConsumedQuantity: billable,
      ConsumedUnit: callUnit,
      BilledCost: cost(amount),
      EffectiveCost: cost(amount),
    },
  ];
}

function differenceOf({ meter, amount, amount_before: before }: ChargedLine): Charge[] {
  const difference = new Decimal(amount ?? 0).minus(before ?? 0);
  if (difference.isZero()) return [];
  const description = `Calls of ${meterName(meter)} rated again after the month was billed`;
  return [
    { ...skuOf(meter), ...amounts(difference), ChargeCategory: "Usage", ChargeDescription: description },
  ];
}

/** Once per bill (rule T5), and for everything on it: no meter has a part of it. */
function roundingOf({ rounding }: ChargedLine): Charge[] {
  if (new Decimal(rounding).isZero()) return [];
  return [
    { ...amounts(rounding), ChargeCategory: "Adjustment", ChargeDescription: "Rounding of the bill to 0.01" },
  ];
}

/** Of the bill's own charges: what it would be on their costs before discounts follows from the same rate. */
function taxOf(bill: ChargedLine, charges: readonly Charge[]): Charge[] {
  if (new Decimal(bill.tax).isZero()) return [];
  const rate = new Decimal(bill.tax_rate);
  const taxed = (column: "ListCost" | "ContractedCost") => {
    // A difference has no prices of its own: its tax is what it is.
    if (bill.kind !== "month") return cost(bill.tax);
    const base = charges
      .filter(({ BilledCost }) => Number(BilledCost) !== 0)
      .reduce((sum, charge) => sum.plus(charge[column] ?? charge.BilledCost ?? 0), new Decimal(0));
    return cost(roundToCents(money(base.times(rate), bill.currency)).amount);
  };
  return [
    {
      ...amounts(bill.tax),
      ListCost: taxed("ListCost"),
      ContractedCost: taxed("ContractedCost"),
      ChargeCategory: "Tax",
      ChargeDescription: `Tax at ${plain(rate.times(100))} %`,
    },
  ];
}

function amounts(amount: Decimal | string) {
  return { BilledCost: cost(amount), EffectiveCost: cost(amount) };
}
