import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { cn } from "@/components/ui/cn";
import type { Currency } from "@/lib/billing/money";
import type { PriceRow } from "@/lib/billing/rating/price-rows";
import { tierText } from "@/lib/billing/rating/tier-text";

/** A price table in words; the row that priced the month is marked by an icon and a word. */
export function PriceRows({ rows, currency }: { rows: readonly PriceRow[]; currency: Currency }) {
  const t = useTranslations("bills.prices");
  const locale = useLocale();
  return (
    <table className="w-full text-sm">
      <thead className="text-muted-foreground text-xs">
        <tr>
          <th scope="col" className="px-2 py-1 text-start font-medium">
            {t("calls")}
          </th>
          <th scope="col" className="px-2 py-1 text-end font-medium">
            {t("unitPrice")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.label}
            className={cn("border-border border-t", row.reached && "bg-accent font-medium")}
          >
            <td className="px-2 py-1 tabular-nums">
              {tierText(row.label, locale)}
              {row.reached ? (
                <span className="ms-2 inline-flex items-center gap-0.5 text-link text-xs">
                  <Check aria-hidden className="size-3" />
                  {t(row.unitPrice ? "reached" : "unpriced")}
                </span>
              ) : null}
            </td>
            <td className="whitespace-nowrap px-2 py-1 text-end tabular-nums">
              {row.unitPrice ? <Money value={{ currency, amount: row.unitPrice }} /> : t("quote")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
