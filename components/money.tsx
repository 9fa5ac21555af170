import { useLocale } from "next-intl";
import type { Locale } from "@/lib/billing/catalog/types";
import type { MoneyJson } from "@/lib/billing/money";
import { cn } from "./ui/cn";

/** Chinese pages write ¥ and US$, English pages CN¥ and US$: the currency is named wherever money stands. */
const moneyLocale: Readonly<Record<Locale, string>> = { en: "en-001", zh: "zh-CN" };

export interface MoneyFormat {
  /** At least so many decimals; more are shown where the exact amount has them, up to 8 (rule T5). */
  readonly places?: number;
  /** A plus sign too, for changes of a balance. */
  readonly sign?: boolean;
}

/** The text of an amount. The decimal string goes to Intl as it is and never becomes a binary number (rule T6). */
export function formatMoney(
  value: MoneyJson,
  locale: Locale,
  { places = 2, sign = false }: MoneyFormat = {},
): string {
  if (!isDecimal(value.amount)) throw new RangeError(`Not an amount: ${value.amount}`);
  return new Intl.NumberFormat(moneyLocale[locale], {
    style: "currency",
    currency: value.currency,
    minimumFractionDigits: places,
    maximumFractionDigits: 8,
    signDisplay: sign ? "exceptZero" : "negative",
  }).format(value.amount);
}

/** An amount with its currency; unit prices show the decimals they have (`US$0.0003`). */
export function Money({
  value,
  className,
  ...format
}: { value: MoneyJson; className?: string } & MoneyFormat) {
  const locale = useLocale();
  return (
    <data value={value.amount} className={cn("whitespace-nowrap tabular-nums", className)}>
      {formatMoney(value, locale, format)}
    </data>
  );
}

function isDecimal(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+(\.\d+)?$/.test(text);
}
