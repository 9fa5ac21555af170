import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/components/month";
import { Checkbox } from "@/components/ui/checkbox";
import { IdFilter, SelectFilter } from "@/components/ui/list-filters";
import type { BillFilter } from "@/db/bill-search";
import { services } from "@/lib/billing/catalog/catalog";
import { billKinds, currencies } from "./filter";

interface BillFiltersProps {
  filter: BillFilter;
  /** Months that were closed, newest first. */
  months: readonly string[];
}

/** The fields of the list's filter. */
export function BillFilters({ filter, months }: BillFiltersProps) {
  const t = useTranslations("finance.bills");
  const words = useTranslations("format.status.billKind");
  const locale = useLocale();
  const choices = [
    {
      name: "month",
      any: t("anyMonth"),
      label: t("month"),
      value: filter.month,
      options: months.map((month) => ({ value: month, text: formatMonth(month, locale) })),
    },
    {
      name: "service",
      any: t("anyService"),
      label: t("service"),
      value: filter.service,
      options: services.map(({ id, name }) => ({ value: id as string, text: name[locale] })),
    },
    {
      name: "kind",
      any: t("anyKind"),
      label: t("kind"),
      value: filter.kind,
      options: billKinds.map((kind) => ({ value: kind as string, text: words(kind) })),
    },
    {
      name: "currency",
      any: t("anyCurrency"),
      label: t("currency"),
      value: filter.currency,
      options: currencies.map((currency) => ({ value: currency as string, text: currency })),
    },
  ];
  return (
    <>
      {choices.map(({ name, any, label, value, options }) => (
        <SelectFilter key={name} name={name} label={label} value={value} all={any} className="w-44">
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </SelectFilter>
      ))}
      <IdFilter name="account" label={t("accountId")} value={filter.accountId} />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: it wraps the Checkbox. */}
      <label className="flex h-8 items-center gap-1.5 text-sm">
        <Checkbox
          name="quote"
          value="1"
          defaultChecked={filter.needsQuote === true}
          key={String(filter.needsQuote)}
        />
        {t("needsQuote")}
      </label>
    </>
  );
}
