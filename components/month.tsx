import { useLocale } from "next-intl";
import type { Locale } from "@/lib/billing/catalog/types";

/** `2026-10` as October 2026 or 2026年10月. A month of the billing clock has no time zone left to get wrong. */
export function formatMonth(month: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

export function Month({ month }: { month: string }) {
  const locale = useLocale();
  return (
    <time dateTime={month} className="whitespace-nowrap tabular-nums">
      {formatMonth(month, locale)}
    </time>
  );
}
