import { Decimal as BaseDecimal } from "decimal.js";

/**
 * Exact decimal numbers (rule T6). 60 significant digits are far beyond anything billed, so no sum or product in
 * this code is ever rounded by the library; the only rounding is `roundToCents`, once per bill (rule T5).
 */
export const Decimal = BaseDecimal.clone({
  precision: 60,
  rounding: BaseDecimal.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 60,
});
export type Decimal = BaseDecimal;

/** The two currencies of the two sites: US dollar (international) and yuan renminbi (China). */
export type Currency = "USD" | "CNY";

/** An exact amount with its currency. Amounts in different currencies never mix; trying is a bug and throws. */
export interface Money {
  readonly currency: Currency;
  readonly amount: Decimal;
}

/** What a browser or a file receives: the same amount as a decimal string. */
export interface MoneyJson {
  readonly currency: Currency;
  readonly amount: string;
}

/** Parses a decimal string, an integer or a Decimal. A fractional `number` is refused: it is already inexact (T6). */
export function decimal(value: string | number | bigint | Decimal): Decimal {
  // Amounts never change: one that is there already need not be made again.
  if (value instanceof Decimal && value.isFinite()) return value;
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new RangeError(`Not an exact amount: the number ${value}; write it as a string`);
  }
  const parsed = new Decimal(typeof value === "bigint" ? value.toString() : value);
  if (!parsed.isFinite()) throw new RangeError(`Not an amount: ${value}`);
  return parsed;
}

export function money(amount: string | number | bigint | Decimal, currency: Currency): Money {
  return { currency, amount: decimal(amount) };
}

const zeros: Readonly<Record<Currency, Money>> = { USD: money(0, "USD"), CNY: money(0, "CNY") };

export function zero(currency: Currency): Money {
  return zeros[currency];
}

export function add(a: Money, b: Money): Money {
  const currency = sameCurrency(a, b);
  // Not where both are 0: one of them may be a minus nothing, which rounding makes.
  if (a.amount.isZero() !== b.amount.isZero()) return a.amount.isZero() ? b : a;
  return { currency, amount: a.amount.plus(b.amount) };
}

export function subtract(a: Money, b: Money): Money {
  const currency = sameCurrency(a, b);
  // One and the same amount, as where a balance pays all of a bill: nothing is left of it.
  if (a.amount === b.amount) return zero(currency);
  if (b.amount.isZero() && !a.amount.isZero()) return a;
  return { currency, amount: a.amount.minus(b.amount) };
}

export function multiply(a: Money, factor: number | Decimal | string): Money {
  const by = decimal(factor);
  // No tax, on most bills. With a minus on either side the zero's sign is left to decimal.js.
  if (by.isZero() && by.isPositive() && a.amount.isPositive()) return zero(a.currency);
  return { currency: a.currency, amount: a.amount.times(by) };
}

export function sum(items: readonly Money[], currency: Currency): Money {
  return items.reduce(add, zero(currency));
}

export function smaller(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return a.amount === b.amount || a.amount.lessThanOrEqualTo(b.amount) ? a : b;
}

/** Rounds to 0.01, half up, away from zero at the half (rule T5). */
export function roundToCents(a: Money): Money {
  if (a.amount.decimalPlaces() <= 2) return a;
  return { currency: a.currency, amount: a.amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP) };
}

export const isZero = (a: Money): boolean => a.amount.isZero();
export const isNegative = (a: Money): boolean => a.amount.isNegative() && !a.amount.isZero();
export const isPositive = (a: Money): boolean => !a.amount.isNegative() && !a.amount.isZero();

/** The amount as an exact decimal string: no exponent, no trailing zeros, at least `places` decimals. */
export function amountString(amount: Decimal, places = 0): string {
  // A small negative amount rounds to a zero that kept its sign; nobody owes minus nothing.
  const unsigned = amount.isZero() ? amount.abs() : amount;
  return unsigned.decimalPlaces() < places ? unsigned.toFixed(places) : unsigned.toFixed();
}

export function toJson(value: Money, places = 2): MoneyJson {
  return { currency: value.currency, amount: amountString(value.amount, places) };
}

export function fromJson(value: MoneyJson): Money {
  return money(value.amount, value.currency);
}

function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) throw new Error(`Mixed currencies: ${a.currency} and ${b.currency}`);
  return a.currency;
}
