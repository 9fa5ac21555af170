"use client";

import { Percent } from "lucide-react";
import { useTranslations } from "next-intl";
import { InputField } from "@/components/ui/form-inputs";
import type { FormAction } from "@/components/ui/form-state";
import { StaffDialog } from "./staff-dialog";

interface TaxRateDialogProps {
  action: FormAction;
  account: string;
  /** As it is now, in percent. */
  percent: string;
}

/** Sets the tax that an account's bills carry from now on. */
export function TaxRateDialog({ action, account, percent }: TaxRateDialogProps) {
  const t = useTranslations("admin.taxRate");
  return (
    <StaffDialog
      action={action}
      icon={<Percent aria-hidden />}
      size="sm"
      title={t("title")}
      description={t("description", { account })}
      submit={t("set")}
      done={t("done")}
    >
      {(state) => (
        <InputField
          name="percent"
          label={t("percent")}
          state={state}
          inputMode="decimal"
          required
          defaultValue={percent}
        />
      )}
    </StaffDialog>
  );
}
