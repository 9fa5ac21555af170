import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatSize } from "@/components/call-count";
import { Money } from "@/components/money";
import { cn } from "@/components/ui/cn";
import type { Currency } from "@/lib/billing/money";
import type { PriceRow } from "@/lib/billing/rating/price-rows";

/** A price table in whole calls; the row that priced the month is marked by an icon and a word. */
export function PriceRows({ rows, currency }: { rows: readonly PriceRow[]; currency: Currency }) {
  const t = useTranslations("bills.prices");
  const locale = useLocale();
  const size = (calls: number) => formatSize(calls, locale);
  return (
    <table className="w-full text-sm">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("calls")}</th>
          <th scope="col">{t("unitPrice")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.label}
            className={cn("border-border border-t", row.reached && "bg-accent font-medium")}
          >
            <td className="px-2 py-1 tabular-nums">
              {row.to === null
                ? row.from === 0
                  ? t("any")
                  : t("from", { from: size(row.from) })
                : row.from === 0
                  ? t("upTo", { to: size(row.to) })
                  : t("between", { from: size(row.from), to: size(row.to) })}
              {row.reached ? (
                <span className="ms-2 inline-flex items-center gap-0.5 text-link text-xs">
                  <Check aria-hidden className="size-3" />
                  {t(row.unitPrice ? "reached" : "unpriced")}
                </span>
              ) : null}
            </td>
            <td className="px-2 py-1 text-end tabular-nums">
              {row.unitPrice ? <Money value={{ currency, amount: row.unitPrice }} /> : t("quote")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
