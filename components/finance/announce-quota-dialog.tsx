"use client";

import { Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import { MonthField } from "@/components/admin/month-field";
import { StaffDialog } from "@/components/admin/staff-dialog";
import { type Choice, ChoiceField, InputField } from "@/components/ui/form-inputs";
import type { FormAction } from "@/components/ui/form-state";

interface AnnounceQuotaDialogProps {
  action: FormAction;
  service: string;
  quotas: readonly Choice[];
  /** The first month that is 30 days ahead or more. */
  month: string;
}

/** Announces a changed free quota; one announced too late is refused by the rulebook (rule P10). */
export function AnnounceQuotaDialog({ action, service, quotas, month }: AnnounceQuotaDialogProps) {
  const t = useTranslations("priceList");
  return (
    <StaffDialog
      action={action}
      icon={<Gift aria-hidden />}
      title={t("announceQuota.title")}
      description={t("announceQuota.description", { service })}
      submit={t("announceQuota.submit")}
      done={t("announceQuota.done")}
    >
      {(state) => (
        <>
          <ChoiceField name="quota" label={t("announceQuota.which")} state={state} choices={quotas} />
          <div className="grid gap-4 sm:grid-cols-2">
            <InputField name="units" label={t("units")} state={state} inputMode="numeric" required />
            <MonthField label={t("month")} state={state} month={month} />
          </div>
        </>
      )}
    </StaffDialog>
  );
}
