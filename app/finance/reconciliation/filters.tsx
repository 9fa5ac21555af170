import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/components/month";
import { FilterForm } from "@/components/ui/filter-form";
import { NativeSelect } from "@/components/ui/native-select";
import { currencies } from "@/lib/operations/check-due";

interface ReconciliationFiltersProps {
  month: string;
  currency: string;
  months: readonly string[];
}

export function ReconciliationFilters({ month, currency, months }: ReconciliationFiltersProps) {
  const t = useTranslations("reconciliation");
  const locale = useLocale();
  return (
    <FilterForm action="/finance/reconciliation">
      <span className="w-44">
        <NativeSelect key={month} name="month" aria-label={t("month")} defaultValue={month}>
          {months.map((each) => (
            <option key={each} value={each}>
              {formatMonth(each, locale)}
            </option>
          ))}
        </NativeSelect>
      </span>
      <span className="w-28">
        <NativeSelect key={currency} name="currency" aria-label={t("currency")} defaultValue={currency}>
          {currencies.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </NativeSelect>
      </span>
    </FilterForm>
  );
}
