import type { Locale } from "./catalog/types";
import { amountString, type Currency, type Money, type MoneyJson } from "./money";

const names: Readonly<Record<Currency, string>> = { USD: "美元", CNY: "元" };

/** An amount as a sentence says it: `USD 1,234.50` in English, `1,234.50 元` in Chinese. */
export function moneyText(value: Money | MoneyJson, locale: Locale): string {
  const amount = typeof value.amount === "string" ? value.amount : amountString(value.amount, 2);
  const digits = groupDigits(amount);
  return locale === "en" ? `${value.currency} ${digits}` : `${digits} ${names[value.currency]}`;
}

/** A call count with thousands separators. */
export function countText(count: number): string {
  return groupDigits(String(count));
}

/** Separates thousands of a decimal string without ever passing through a binary number (rule T6). */
export function groupDigits(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
