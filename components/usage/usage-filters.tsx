import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/components/month";
import { Checkbox } from "@/components/ui/checkbox";
import { FilterForm } from "@/components/ui/filter-form";
import { FormField } from "@/components/ui/form-field";
import { NativeSelect } from "@/components/ui/native-select";
import type { BillingMonth } from "@/lib/billing/billing-month";
import { usageUnits } from "@/lib/billing/metering/usage-period";
import { coverageParts, noChargeMeter, ranges, type UsageView } from "./usage-filter";

export interface MeterGroup {
  readonly service: string;
  readonly meters: readonly { readonly id: string; readonly name: string }[];
}

interface UsageFiltersProps {
  view: UsageView;
  months: readonly BillingMonth[];
  groups: readonly MeterGroup[];
}

/** What the usage page shows; a GET form, so that a link to it shows the same. */
export function UsageFilters({ view, months, groups }: UsageFiltersProps) {
  const t = useTranslations("usage.filter");
  const parts = useTranslations("usage.parts");
  const locale = useLocale();
  return (
    <FilterForm action="/usage">
      <FormField label={t("period")} className="w-44">
        {(control) => (
          <NativeSelect name="period" defaultValue={view.period} key={view.period} {...control}>
            <optgroup label={t("ranges")}>
              {ranges.map((range) => (
                <option key={range} value={range}>
                  {t(`range.${range}`)}
                </option>
              ))}
            </optgroup>
            <optgroup label={t("months")}>
              {months.map((month) => (
                <option key={month} value={month}>
                  {formatMonth(month, locale)}
                </option>
              ))}
            </optgroup>
          </NativeSelect>
        )}
      </FormField>
      <FormField label={t("by")} className="w-28">
        {(control) => (
          <NativeSelect name="by" defaultValue={view.unit} key={view.unit} {...control}>
            {usageUnits.map((unit) => (
              <option key={unit} value={unit} disabled={!view.units.includes(unit)}>
                {t(`unit.${unit}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </FormField>
      <FormField label={t("meter")} className="w-64 max-sm:w-full">
        {(control) => (
          <NativeSelect name="meter" defaultValue={view.meter ?? ""} key={view.meter} {...control}>
            <option value="">{t("allMeters")}</option>
            {groups.map((group) => (
              <optgroup key={group.service} label={group.service}>
                {group.meters.map((meter) => (
                  <option key={meter.id} value={meter.id}>
                    {meter.name}
                  </option>
                ))}
              </optgroup>
            ))}
            <option value={noChargeMeter}>{parts("noCharge")}</option>
          </NativeSelect>
        )}
      </FormField>
      <fieldset className="grid w-full gap-1.5 sm:w-auto" key={view.parts.join()}>
        <legend className="mb-1.5 font-medium text-sm leading-5">{t("coverage")}</legend>
        <div className="flex min-h-8 flex-wrap items-center gap-x-3.5 gap-y-1.5">
          {coverageParts.map((part) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: it wraps the Checkbox.
            <label key={part} className="flex items-center gap-1.5 text-sm">
              <Checkbox name="coverage" value={part} defaultChecked={view.parts.includes(part)} />
              {parts(part)}
            </label>
          ))}
        </div>
      </fieldset>
    </FilterForm>
  );
}
