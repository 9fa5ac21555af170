import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/components/month";
import { IdFilter, SelectFilter } from "@/components/ui/list-filters";
import type { QuoteFilter } from "@/db/quotes";
import { services } from "@/lib/billing/catalog/catalog";

interface QuoteFiltersProps {
  filter: QuoteFilter;
  /** Months that were closed, newest first; null on the tab of the running month. */
  months: readonly string[] | null;
}

/** The fields of the list's filter. */
export function QuoteFilters({ filter, months }: QuoteFiltersProps) {
  const t = useTranslations("quotes");
  const locale = useLocale();
  return (
    <>
      {months ? (
        <SelectFilter
          name="month"
          label={t("month")}
          value={filter.month}
          all={t("anyMonth")}
          className="w-44"
        >
          {months.map((month) => (
            <option key={month} value={month}>
              {formatMonth(month, locale)}
            </option>
          ))}
        </SelectFilter>
      ) : null}
      <SelectFilter
        name="service"
        label={t("service")}
        value={filter.service}
        all={t("anyService")}
        className="w-52"
      >
        {services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[locale]}
          </option>
        ))}
      </SelectFilter>
      <IdFilter name="account" label={t("accountId")} value={filter.accountId} />
    </>
  );
}
