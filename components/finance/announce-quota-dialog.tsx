"use client";

import { Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormDialog, type StaffAction } from "@/components/admin/form-dialog";
import type { Choice } from "@/components/admin/gift-dialogs";
import { FormField } from "@/components/ui/form-field";
import { fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

interface AnnounceQuotaDialogProps {
  action: StaffAction;
  service: string;
  quotas: readonly Choice[];
  /** The first month that is 30 days ahead or more. */
  month: string;
}

/** Announces a changed free quota; one announced too late is refused by the rulebook (rule P10). */
export function AnnounceQuotaDialog({ action, service, quotas, month }: AnnounceQuotaDialogProps) {
  const t = useTranslations("priceList");
  return (
    <FormDialog
      action={action}
      icon={<Gift aria-hidden />}
      title={t("announceQuota.title")}
      description={t("announceQuota.description", { service })}
      submit={t("announceQuota.submit")}
      done={t("announceQuota.done")}
    >
      {(state) => (
        <>
          <FormField label={t("announceQuota.which")} error={fieldError(state, "quota")}>
            {(control) => (
              <NativeSelect {...control} name="quota" required defaultValue={state.values?.quota}>
                {quotas.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField label={t("units")} error={fieldError(state, "units")}>
              {(control) => (
                <Input
                  {...control}
                  name="units"
                  inputMode="numeric"
                  required
                  defaultValue={state.values?.units}
                />
              )}
            </FormField>
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
          </div>
        </>
      )}
    </FormDialog>
  );
}
