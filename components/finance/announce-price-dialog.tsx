"use client";

import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BoundsField } from "@/components/admin/bounds-field";
import { MonthField } from "@/components/admin/month-field";
import { StaffDialog } from "@/components/admin/staff-dialog";
import { TierFields } from "@/components/admin/tier-fields";
import { ChoiceField } from "@/components/ui/form-inputs";
import type { FormAction } from "@/components/ui/form-state";
import type { PriceTable } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";

export interface PricedChoice {
  readonly id: string;
  readonly name: string;
  /** The table that holds last: what a new one usually differs little from. */
  readonly table: PriceTable;
}

interface AnnouncePriceDialogProps {
  action: FormAction;
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
    <StaffDialog
      action={action}
      icon={<Megaphone aria-hidden />}
      title={t("announcePrice.title")}
      description={t("announcePrice.description", { service })}
      submit={t("announcePrice.submit")}
      done={t("announcePrice.done")}
    >
      {(state) => (
        <>
          <ChoiceField
            name="meter"
            label={t("meter")}
            state={state}
            choices={meters}
            value={meter?.id}
            onChange={setChosen}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <MonthField label={t("month")} state={state} month={month} min={month} />
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
    </StaffDialog>
  );
}
