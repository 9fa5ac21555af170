import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/components/month";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
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
        <NativeSelect
          key={`month ${filter.month}`}
          name="month"
          aria-label={t("month")}
          defaultValue={filter.month ?? ""}
          className="w-44"
        >
          <option value="">{t("anyMonth")}</option>
          {months.map((month) => (
            <option key={month} value={month}>
              {formatMonth(month, locale)}
            </option>
          ))}
        </NativeSelect>
      ) : null}
      <NativeSelect
        key={`service ${filter.service}`}
        name="service"
        aria-label={t("service")}
        defaultValue={filter.service ?? ""}
        className="w-52"
      >
        <option value="">{t("anyService")}</option>
        {services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[locale]}
          </option>
        ))}
      </NativeSelect>
      <Input
        name="account"
        aria-label={t("accountId")}
        placeholder={t("accountId")}
        defaultValue={filter.accountId}
        key={filter.accountId}
        className="w-full font-mono text-xs sm:w-72"
      />
    </>
  );
}
