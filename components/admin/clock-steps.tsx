"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { StaffDialog } from "./staff-dialog";

const steps = ["hour", "day", "nextMonth"] as const;

interface ClockStepsProps {
  action: FormAction;
  /** Where each step leads at this moment, ISO 8601. */
  targets: Readonly<Record<(typeof steps)[number], string>>;
}

/** The ways to move the test clock; each says first where it leads and that there is no way back. */
export function ClockSteps({ action, targets }: ClockStepsProps) {
  const t = useTranslations("admin.clock");
  const common = {
    action,
    icon: <Clock aria-hidden />,
    submit: t("confirm"),
    done: t("done"),
    usualReason: t("usualReason"),
  };
  return (
    <div className="flex flex-wrap gap-2">
      {steps.map((step) => (
        <StaffDialog
          key={step}
          {...common}
          title={t(`steps.${step}`)}
          description={
            <>
              {t.rich("leadsTo", { to: () => <Instant at={targets[step]} /> })} {t("consequence")}
            </>
          }
        >
          {() => <input type="hidden" name="target" value={step} />}
        </StaffDialog>
      ))}
      <StaffDialog {...common} title={t("steps.custom")} description={t("consequence")}>
        {(state) => (
          <>
            <input type="hidden" name="target" value="custom" />
            <FormField label={t("customAt")} error={fieldError(state, "at")} className="max-w-64">
              {(control) => (
                <Input
                  {...control}
                  name="at"
                  type="datetime-local"
                  required
                  defaultValue={state.values?.at}
                />
              )}
            </FormField>
          </>
        )}
      </StaffDialog>
    </div>
  );
}
