import type { BillingMonth } from "../billing-month";
import { meterOrder } from "../catalog/catalog";
import type { ServiceId } from "../catalog/types";
import {
  add,
  type Currency,
  type Decimal,
  type Money,
  multiply,
  roundToCents,
  subtract,
  zero,
} from "../money";
import type { RatedLine } from "../rating/rate-month";

export interface BillInput {
  readonly currency: Currency;
  readonly service: ServiceId;
  readonly month: BillingMonth;
  readonly lines: readonly RatedLine[];
  /** A decimal fraction, 0 where no tax is added. */
  readonly taxRate: Decimal | string;
}

/** One account, one service, one month (rule L1). */
export interface Bill {
  readonly currency: Currency;
  readonly service: ServiceId;
  readonly month: BillingMonth;
  /** In the catalogue's order, lines of 0 among them. */
  readonly lines: readonly RatedLine[];
  /** Sum of the priced lines, exact. */
  readonly usageExact: Money;
  /** What rounding added, or with a minus took away (rule T5). */
  readonly rounding: Money;
  readonly subtotal: Money;
  readonly tax: Money;
  readonly total: Money;
  /** What the priced lines cost at list prices: the base of a hold (rule L4). */
  readonly listCharge: Money;
  /** Whether a line waits for a contract price; it is outside the totals (rule P8). */
  readonly needsQuote: boolean;
}

/** Adds up a bill: exact lines, one rounding to the cent, tax on the rounded sum (rules T5 and P8). */
export function makeBill({ currency, service, month, lines, taxRate }: BillInput): Bill {
  const usageExact = sumOf(lines, ({ amount }) => amount, currency);
  const subtotal = roundToCents(usageExact);
  const tax = roundToCents(multiply(subtotal, taxRate));
  return {
    currency,
    service,
    month,
    lines: inCatalogueOrder(lines),
    usageExact,
    rounding: subtract(subtotal, usageExact),
    subtotal,
    tax,
    total: add(subtotal, tax),
    listCharge: lines.every(({ amount, listAmount }) => amount === listAmount)
      ? usageExact
      : sumOf(lines, ({ listAmount }) => listAmount, currency),
    needsQuote: lines.some(({ status }) => status === "needs_quote"),
  };
}

/** Lines mostly come in that order already. */
function inCatalogueOrder(lines: readonly RatedLine[]): readonly RatedLine[] {
  const isSorted = lines.every((line, index) => {
    const before = lines[index - 1];
    return before === undefined || byMeter(before, line) <= 0;
  });
  return isSorted ? lines : [...lines].sort(byMeter);
}

function byMeter(a: RatedLine, b: RatedLine): number {
  return meterOrder(a.meter) - meterOrder(b.meter);
}

function sumOf(
  lines: readonly RatedLine[],
  amountOf: (line: RatedLine) => Decimal | null,
  currency: Currency,
): Money {
  let total = zero(currency);
  for (const line of lines) {
    const amount = amountOf(line);
    if (amount !== null) total = add(total, { currency, amount });
  }
  return total;
}
