"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Instant } from "@/components/instant";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffAction } from "./form-dialog";

const steps = ["hour", "day", "month"] as const;

interface ClockFormProps {
  action: StaffAction;
  /** Where each step leads at this moment, ISO 8601. */
  targets: Readonly<Record<(typeof steps)[number], string>>;
}

/** Moves the test clock; says first where it leads and that there is no way back. */
export function ClockForm({ action, targets }: ClockFormProps) {
  const t = useTranslations("admin.clock");
  const form = useTranslations("admin.form");
  const [state, submit] = useActionState<FormState, FormData>(action, idleForm);
  const [target, setTarget] = useState<string>("hour");
  return (
    <form action={submit} className="grid max-w-3xl gap-4">
      <RadioGroup legend={t("moveTo")}>
        <div className="grid gap-2 sm:grid-cols-2">
          {steps.map((step) => (
            <RadioCard
              key={step}
              name="target"
              value={step}
              title={t(`to.${step}`)}
              checked={target === step}
              onChange={() => setTarget(step)}
            >
              <Instant at={targets[step]} />
            </RadioCard>
          ))}
          <RadioCard
            name="target"
            value="custom"
            title={t("to.custom")}
            checked={target === "custom"}
            onChange={() => setTarget("custom")}
          >
            {t("customAt")}
          </RadioCard>
        </div>
      </RadioGroup>
      {target === "custom" ? (
        <FormField label={t("customAt")} error={fieldError(state, "at")} className="max-w-64">
          {(control) => (
            <Input {...control} name="at" type="datetime-local" required defaultValue={state.values?.at} />
          )}
        </FormField>
      ) : null}
      <FormField label={form("reason")} hint={form("reasonHint")} error={fieldError(state, "reason")}>
        {(control) => (
          <Input
            {...control}
            name="reason"
            required
            maxLength={500}
            defaultValue={state.status === "done" ? "" : state.values?.reason}
          />
        )}
      </FormField>
      <p className="text-muted-foreground text-sm">{t("consequence")}</p>
      <Refusal state={state} />
      <SubmitButton className="w-fit">
        <Clock aria-hidden />
        {t("move")}
      </SubmitButton>
    </form>
  );
}
