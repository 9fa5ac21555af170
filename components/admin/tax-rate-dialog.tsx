"use client";

import { Percent } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormField } from "@/components/ui/form-field";
import { fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { FormDialog, type StaffAction } from "./form-dialog";

interface TaxRateDialogProps {
  action: StaffAction;
  account: string;
  /** As it is now, in percent. */
  percent: string;
}

/** Sets the tax that an account's bills carry from now on. */
export function TaxRateDialog({ action, account, percent }: TaxRateDialogProps) {
  const t = useTranslations("admin.taxRate");
  return (
    <FormDialog
      action={action}
      icon={<Percent aria-hidden />}
      size="sm"
      title={t("title")}
      description={t("description", { account })}
      submit={t("set")}
      done={t("done")}
    >
      {(state) => (
        <FormField label={t("percent")} error={fieldError(state, "percent")}>
          {(control) => (
            <Input
              {...control}
              name="percent"
              inputMode="decimal"
              required
              defaultValue={state.values?.percent ?? percent}
            />
          )}
        </FormField>
      )}
    </FormDialog>
  );
}
