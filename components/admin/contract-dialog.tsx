"use client";

import { FileSignature } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ButtonProps } from "@/components/ui/button";
import { FormField } from "@/components/ui/form-field";
import { fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Bounds } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";
import { BoundsField } from "./bounds-field";
import { FormDialog, type StaffAction } from "./form-dialog";
import type { Choice } from "./gift-dialogs";
import { TierFields } from "./tier-fields";

interface ContractDialogProps {
  action: StaffAction;
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
    <FormDialog
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
          <FormField label={t("meter")} error={fieldError(state, "meter")}>
            {(control) => (
              <NativeSelect {...control} name="meter" required defaultValue={state.values?.meter}>
                {meters.map((meter) => (
                  <option key={meter.id} value={meter.id}>
                    {meter.name}
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
                  defaultValue={state.values?.month ?? month}
                />
              )}
            </FormField>
            <BoundsField state={state} bounds={bounds} />
          </div>
          <p className="text-muted-foreground text-xs">{t("monthHint")}</p>
          <TierFields state={state} currency={currency} />
        </>
      )}
    </FormDialog>
  );
}
