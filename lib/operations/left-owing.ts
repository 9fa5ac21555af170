import type { FoundBill } from "@/db/bill-search";
import type { Bill } from "@/db/bills";
import { leftOwing } from "@/lib/billing/bills/left-owing";
import { type Decimal, type Money, type MoneyJson, money, sum, toJson } from "@/lib/billing/money";

/** What a stored bill left owing when it was settled (rule L2), by what its settlement took and left of cash. */
export function owingOf({ settlement, currency }: Bill, cashAfter: Decimal | null): Money {
  const fromCash = settlement.payments.filter(({ book }) => book === "cash");
  const paid = sum(
    fromCash.map(({ amount }) => money(amount, currency)),
    currency,
  );
  return leftOwing(paid, cashAfter);
}

/** A bill of a list with what its badges speak of. */
export function listedBill({ bill, quoteLines, cashAfter }: FoundBill): {
  readonly total: MoneyJson;
  readonly leftOwing: MoneyJson;
  readonly quoteLines: number;
} {
  return {
    total: toJson(money(bill.total, bill.currency)),
    leftOwing: toJson(owingOf(bill, cashAfter)),
    quoteLines,
  };
}
