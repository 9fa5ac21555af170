"use client";

import { FileSignature } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ButtonProps } from "@/components/ui/button";
import { type Choice, ChoiceField } from "@/components/ui/form-inputs";
import type { FormAction } from "@/components/ui/form-state";
import type { Bounds } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";
import { BoundsField } from "./bounds-field";
import { MonthField } from "./month-field";
import { StaffDialog } from "./staff-dialog";
import { TierFields } from "./tier-fields";

interface ContractDialogProps {
  action: FormAction;
  account: string;
  currency: Currency;
  meters: readonly Choice[];
  /** The month that is usually meant. */
  month: string;
  /** How the table it replaces prints its bounds. */
  bounds?: Bounds;
  size?: ButtonProps["size"];
}

/** Attaches a contract price (rule P9): tiers of its own, or one row for a flat price. */
export function ContractDialog(props: ContractDialogProps) {
  const { action, account, currency, meters, month, bounds, size } = props;
  const t = useTranslations("admin.contract");
  return (
    <StaffDialog
      action={action}
      icon={<FileSignature aria-hidden />}
      size={size}
      title={t("title")}
      description={t("description", { account })}
      submit={t("attach")}
      done={t("done")}
    >
      {(state) => (
        <>
          <ChoiceField name="meter" label={t("meter")} state={state} choices={meters} />
          <div className="grid gap-4 sm:grid-cols-2">
            <MonthField label={t("month")} state={state} month={month} />
            <BoundsField state={state} bounds={bounds} />
          </div>
          <p className="text-muted-foreground text-xs">{t("monthHint")}</p>
          <TierFields state={state} currency={currency} />
        </>
      )}
    </StaffDialog>
  );
}
