import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/components/month";
import { FilterForm } from "@/components/ui/filter-form";
import { NativeSelect } from "@/components/ui/native-select";
import { revenueKinds } from "@/db/schema/figures";
import { currencyOf, services } from "@/lib/billing/catalog/catalog";
import { currencies } from "@/lib/operations/check-due";
import type { RevenueQuery } from "@/lib/operations/read-revenue";
import type { Stacking } from "./filter";

interface RevenueFiltersProps {
  query: RevenueQuery & { readonly by: Stacking };
  months: readonly string[];
}

export function RevenueFilters({ query, months }: RevenueFiltersProps) {
  const t = useTranslations("revenue");
  const locale = useLocale();
  const choices = [
    {
      name: "currency",
      label: t("filters.currency"),
      value: query.currency,
      options: currencies.map((each) => ({ value: each as string, text: each as string })),
    },
    {
      name: "month",
      label: t("filters.last"),
      value: query.last,
      options: months.map((month) => ({ value: month, text: formatMonth(month, locale) })),
    },
    {
      name: "service",
      label: t("filters.service"),
      value: query.service ?? "",
      options: [
        { value: "", text: t("filters.allServices") },
        ...services
          .filter(({ site }) => currencyOf(site) === query.currency)
          .map(({ id, name }) => ({
            value: id as string,
            text: name[locale],
          })),
      ],
    },
    {
      name: "kind",
      label: t("filters.kind"),
      value: query.kind ?? "",
      options: [
        { value: "", text: t("filters.allKinds") },
        ...revenueKinds.map((kind) => ({ value: kind as string, text: t(`kind.${kind}`) })),
      ],
    },
  ];
  return (
    <FilterForm action="/finance/revenue" keep={{ by: query.by === "service" ? undefined : query.by }}>
      {choices.map(({ name, label, value, options }) => (
        <span key={`${name} ${value}`} className="w-44 max-md:w-[calc(50%-0.25rem)]">
          <NativeSelect name={name} aria-label={label} defaultValue={value}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </NativeSelect>
        </span>
      ))}
    </FilterForm>
  );
}
