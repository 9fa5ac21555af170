import type { Locale } from "./catalog/types";
import { amountString, type Money, type MoneyJson } from "./money";
import { isDecimal, moneyFormat } from "./money-format";

/** An amount as a sentence says it, the way pages write it: `US$1,234.50`, in Chinese `¥1,234.50`. */
export function moneyText(value: Money | MoneyJson, locale: Locale): string {
  const amount = typeof value.amount === "string" ? value.amount : amountString(value.amount, 2);
  if (!isDecimal(amount)) throw new RangeError(`Not an amount: ${amount}`);
  return moneyFormat(value.currency, locale).format(amount);
}
