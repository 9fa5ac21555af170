"use client";

import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BoundsField } from "@/components/admin/bounds-field";
import { FormDialog, type StaffAction } from "@/components/admin/form-dialog";
import { TierFields } from "@/components/admin/tier-fields";
import { FormField } from "@/components/ui/form-field";
import { fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { PriceTable } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";

export interface PricedChoice {
  readonly id: string;
  readonly name: string;
  /** The table that holds last: what a new one usually differs little from. */
  readonly table: PriceTable;
}

interface AnnouncePriceDialogProps {
  action: StaffAction;
  service: string;
  currency: Currency;
  meters: readonly PricedChoice[];
  /** The first month that a new price may begin with. */
  month: string;
}

/** Announces a list price of one meter from a month to come (rule P10). */
export function AnnouncePriceDialog(props: AnnouncePriceDialogProps) {
  const { action, service, currency, meters, month } = props;
  const t = useTranslations("priceList");
  const [chosen, setChosen] = useState(meters[0]?.id);
  const meter = meters.find(({ id }) => id === chosen) ?? meters[0];
  return (
    <FormDialog
      action={action}
      icon={<Megaphone aria-hidden />}
      title={t("announcePrice.title")}
      description={t("announcePrice.description", { service })}
      submit={t("announcePrice.submit")}
      done={t("announcePrice.done")}
    >
      {(state) => (
        <>
          <FormField label={t("meter")} error={fieldError(state, "meter")}>
            {(control) => (
              <NativeSelect
                {...control}
                name="meter"
                required
                value={meter?.id}
                onChange={(event) => setChosen(event.currentTarget.value)}
              >
                {meters.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField label={t("month")} error={fieldError(state, "month")}>
              {(control) => (
                <Input
                  {...control}
                  name="month"
                  type="month"
                  required
                  min={month}
                  defaultValue={state.values?.month ?? month}
                />
              )}
            </FormField>
            <BoundsField key={meter?.id} state={state} bounds={meter?.table.bounds} />
          </div>
          <TierFields
            key={meter?.id}
            state={state}
            currency={currency}
            tiers={meter?.table.tiers}
            mayEndWithoutPrice
          />
          <p className="text-muted-foreground text-xs">{t("announcePrice.tiersHint")}</p>
        </>
      )}
    </FormDialog>
  );
}
