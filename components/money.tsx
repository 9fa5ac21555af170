import { useLocale } from "next-intl";
import type { Locale } from "@/lib/billing/catalog/types";
import type { MoneyJson } from "@/lib/billing/money";
import { isDecimal, type MoneyFormat, moneyFormat } from "@/lib/billing/money-format";
import { cn } from "./ui/cn";

/** The text of an amount. The decimal string goes to Intl as it is and never becomes a binary number (rule T6). */
export function formatMoney(value: MoneyJson, locale: Locale, format: MoneyFormat = {}): string {
  if (!isDecimal(value.amount)) throw new RangeError(`Not an amount: ${value.amount}`);
  return moneyFormat(value.currency, locale, format).format(value.amount);
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
