"use client";

import { Play, RotateCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { StaffDialog } from "@/components/admin/staff-dialog";
import { formatMonth } from "@/components/month";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, fieldError } from "@/components/ui/form-state";
import { NativeSelect } from "@/components/ui/native-select";

/** Starts the closing of a month by hand; the worker does it. */
export function StartRun({ action, months }: { action: FormAction; months: readonly string[] }) {
  const t = useTranslations("finance.start");
  const locale = useLocale();
  return (
    <StaffDialog
      action={action}
      icon={<Play aria-hidden />}
      title={t("title")}
      description={t("description")}
      submit={t("start")}
      done={t("done")}
    >
      {(state) => (
        <FormField label={t("month")} error={fieldError(state, "month")}>
          {(control) => (
            <NativeSelect {...control} name="month" required defaultValue={state.values?.month}>
              {months.map((month) => (
                <option key={month} value={month}>
                  {formatMonth(month, locale)}
                </option>
              ))}
            </NativeSelect>
          )}
        </FormField>
      )}
    </StaffDialog>
  );
}

/** Another look at the accounts of a run that were set aside. */
export function RetryRun({ action, month }: { action: FormAction; month: string }) {
  const t = useTranslations("finance.retry");
  return (
    <StaffDialog
      action={action}
      icon={<RotateCw aria-hidden />}
      title={t("title")}
      description={t("description")}
      submit={t("title")}
      done={t("done")}
    >
      {() => <input type="hidden" name="month" value={month} />}
    </StaffDialog>
  );
}
