import type { Locale } from "./catalog/types";
import type { Currency } from "./money";

/** Chinese texts write ¥ and US$, English ones CN¥ and US$: the currency is named wherever money stands. */
const moneyLocale: Readonly<Record<Locale, string>> = { en: "en-001", zh: "zh-CN" };

export interface MoneyFormat {
  /** At least so many decimals; more are shown where the exact amount has them, up to 8 (rule T5). */
  readonly places?: number;
  /** A plus sign too, for changes of a balance. */
  readonly sign?: boolean;
}

const kept = new Map<string, Intl.NumberFormat>();

/** How pages and sentences alike write an amount; its `format` takes the decimal string as it is (rule T6). */
export function moneyFormat(
  currency: Currency,
  locale: Locale,
  { places = 2, sign = false }: MoneyFormat = {},
): Intl.NumberFormat {
  const key = `${currency} ${locale} ${places} ${sign}`;
  const known = kept.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(moneyLocale[locale], {
    style: "currency",
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: 8,
    signDisplay: sign ? "exceptZero" : "negative",
  });
  kept.set(key, format);
  return format;
}

/** Whether a text is a number that Intl formats without turning it into a binary one. */
export function isDecimal(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+(\.\d+)?$/.test(text);
}
